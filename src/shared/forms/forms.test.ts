import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { askedPages, holds, readPage, review, standing } from './answers.ts'
import { checkDefinition } from './check-definition.ts'
import type { FormDefinition } from './definition.ts'
import { jsonSchemaOf } from './json-schema.ts'

const text = JSON.stringify({
  title: 'Poplatek ze psů',
  roles: { name: 'name', email: 'email' },
  pages: [
    {
      id: 'kdo',
      title: 'Kdo jste',
      components: [
        {
          kind: 'choice',
          id: 'holder',
          label: 'Držitel',
          need: 'must',
          options: [
            { value: 'person', label: 'Člověk' },
            { value: 'company', label: 'Firma' },
          ],
        },
        { kind: 'line', id: 'name', label: 'Jméno', need: 'must' },
        { kind: 'ico', id: 'ico', label: 'IČO', need: 'should', if: { field: 'holder', is: 'company' } },
        { kind: 'email', id: 'email', label: 'E-mail' },
      ],
    },
    {
      id: 'psi',
      title: 'Psi',
      components: [
        {
          kind: 'group',
          id: 'dogs',
          label: 'Psi',
          one: 'pes',
          need: 'should',
          most: 3,
          components: [
            { kind: 'line', id: 'call', label: 'Jméno psa', need: 'must' },
            { kind: 'number', id: 'age', label: 'Stáří v měsících', least: 0, most: 400 },
            { kind: 'day', id: 'since', label: 'Od kdy ho máte', past: true },
          ],
        },
        { kind: 'calculated', id: 'fee', label: 'Poplatek', formula: 'count(dogs) * 600', unit: 'money' },
      ],
    },
    {
      id: 'sleva',
      title: 'Úleva',
      if: { field: 'holder', is: 'person' },
      components: [{ kind: 'consent', id: 'relief', label: 'Mám průkaz ZTP' }],
    },
  ],
})
const definition = checkDefinition(text).definition as FormDefinition
const typed = (values: Record<string, string>) => (name: string) => (name in values ? [values[name]!] : [])
const today = '2026-11-27'

test('what is hidden is absent: for conditions, formulas, storage and what is missing', () => {
  const given = {
    holder: 'person',
    name: 'Jan',
    ico: '00262978',
    relief: true,
    dogs: [{ call: 'Alík' }, { call: 'Bela' }],
  }
  expect(standing(definition, given)).toEqual({
    holder: 'person',
    name: 'Jan',
    relief: true,
    dogs: [{ call: 'Alík' }, { call: 'Bela' }],
    fee: 1200,
  })
  const company = { ...given, holder: 'company' }
  expect(standing(definition, company)).not.toHaveProperty('relief')
  expect(askedPages(definition, company).map(({ id }) => id)).toEqual(['kdo', 'psi'])
  expect(review(definition, { holder: 'company', dogs: [{ age: 3 }] })).toEqual({
    must: [
      { page: 'kdo', label: 'Jméno' },
      { page: 'psi', label: 'pes 1: Jméno psa' },
    ],
    should: [{ page: 'kdo', label: 'IČO' }],
  })
  expect(review(definition, { holder: 'person', name: 'Jan' }).should).toEqual([
    { page: 'psi', label: 'Psi' },
  ])
  expect(holds({ field: 'nothing', isNot: 'a' }, {})).toBe(false)
})

describe('typed values', () => {
  const page = definition.pages[1]!
  test('rows of a group are read until they end, with a problem at its field', () => {
    const read = readPage(
      page,
      typed({
        'dogs.0.call': ' Alík ',
        'dogs.0.age': '12',
        'dogs.0.since': '2030-01-01',
        'dogs.2.call': 'Cvalík',
        'dogs.2.age': '1,5',
      }),
      today,
    )
    expect(read.answers).toEqual({ dogs: [{ call: 'Alík', age: 12 }, { call: 'Cvalík' }] })
    expect(read.problems).toEqual([
      {
        field: 'dogs.0.since',
        text: 'pes 1, Od kdy ho máte: tento den teprve bude. Zadejte den, který už byl.',
      },
      { field: 'dogs.2.age', text: 'pes 3, Stáří v měsících: zadejte celé číslo.' },
    ])
  })

  test('wrong, huge, empty, script-like, right-to-left and emoji input', () => {
    const read = (values: Record<string, string>) => readPage(definition.pages[0]!, typed(values), today)
    expect(
      read({ holder: 'nobody', email: 'a@b', ico: '12345678', name: 'x'.repeat(301) }).problems.map(
        ({ field }) => field,
      ),
    ).toEqual(['holder', 'name', 'ico', 'email'])
    expect(read({ name: '   ', email: '' })).toMatchObject({ answers: {}, problems: [] })
    expect(read({ name: '<script>alert(1)</script>' }).answers).toEqual({ name: '<script>alert(1)</script>' })
    expect(read({ name: 'Jan\u202Eňavoh\u0000 👩‍🚒' }).answers).toEqual({ name: 'Janňavoh 👩‍🚒' })
    expect(read({ ico: '002 62 978' }).answers).toEqual({ ico: '00262978' })
    // a name that the form does not have is not read
    expect(read({ __proto__x: '1', role: 'admin' }).answers).toEqual({})
  })
})

test('a day may not be before another one; one of several answers is recommended', () => {
  const { definition: form } = checkDefinition(
    JSON.stringify({
      title: 'T',
      roles: { name: 'name' },
      pages: [
        {
          id: 'p',
          title: 'P',
          oneOf: { fields: ['mail', 'phone'], label: 'spojení' },
          components: [
            { kind: 'line', id: 'name', label: 'Jméno', need: 'must' },
            { kind: 'day', id: 'from', label: 'Od' },
            { kind: 'day', id: 'to', label: 'Do', notBefore: 'from' },
            { kind: 'email', id: 'mail', label: 'E-mail' },
            { kind: 'phone', id: 'phone', label: 'Telefon' },
          ],
        },
      ],
    }),
  )
  const read = (values: Record<string, string>) => readPage(form!.pages[0]!, typed(values), today)
  expect(read({ from: '2027-03-01', to: '2027-01-01' }).problems).toEqual([
    { field: 'to', text: 'Do: zadejte stejný, nebo pozdější den než „Od“.' },
  ])
  expect(read({ from: '2027-03-01', to: '2027-03-01' }).problems).toEqual([])
  expect(read({ phone: '(485) 243-111', mail: 'a,b@c.cz' })).toMatchObject({
    answers: { phone: '485243111' },
    problems: [{ field: 'mail' }],
  })
  expect(read({ mail: 'a@b..cz' }).problems).toHaveLength(1)
  expect(read({ name: '\u200b\u2060' }).answers).toEqual({})
  expect(review(form!, { name: 'A' }).should).toEqual([{ page: 'p', label: 'spojení' }])
  expect(review(form!, { name: 'A', phone: '1' }).should).toEqual([])
})

test('a definition that loops, repeats or points nowhere is refused with the place', () => {
  const change = (edit: (json: ReturnType<typeof JSON.parse>) => void) => {
    const json = JSON.parse(text)
    edit(json)
    return checkDefinition(JSON.stringify(json)).faults
  }
  expect(change((json) => (json.pages[0].components[1].if = { field: 'email', filled: true }))[0]).toMatch(
    /name: podmínka se ptá na „email“/,
  )
  expect(change((json) => (json.pages[1].components[1].formula = 'fee + 1'))[0]).toMatch(
    /vzorec používá „fee“/,
  )
  expect(change((json) => (json.pages[2].if = { field: 'call', is: 'x' }))[0]).toMatch(/„call“/)
  expect(change((json) => (json.pages[2].if = { field: 'holder', is: 'cat' }))[0]).toMatch(
    /možnost „cat“ nemá/,
  )
  expect(change((json) => (json.pages[2].id = 'kdo'))[0]).toMatch(/„kdo“ už ve formuláři je/)
  expect(change((json) => (json.roles.email = 'mail'))[0]).toMatch(/roles.email/)
  expect(change((json) => (json.pages[0].components[1].need = 'may'))[0]).toMatch(/povinná/)
  expect(change((json) => (json.pages[0].components[1].pattern = '(['))[0]).toMatch(/vzor/)
  expect(change((json) => (json.pages[0].components[1].kind = 'magic'))[0]).toMatch(/pages.0.components.1/)
  expect(change((json) => (json.pages[0].components[1].pattern = '(a+)+b'))[0]).toMatch(/věčně/)
  expect(change((json) => (json.pages[0].components[1].id = 'constructor'))[0]).toMatch(/zvláštní význam/)
  expect(checkDefinition('{\n').faults[0]).toMatch(/JSON, chyba je na řádku 2/)
  expect(checkDefinition('[]').faults.length).toBeGreaterThan(0)
})

test('answers that stand pass the generated JSON Schema 2020-12, what a form does not have does not', () => {
  const check = new Ajv2020({ strict: false, formats: { email: true, date: true } }).compile(
    jsonSchemaOf(definition, 'https://radnice.example/formulare/psi'),
  )
  const answers = standing(definition, {
    holder: 'person',
    name: 'Jan',
    dogs: [{ call: 'Alík', age: 12, since: '2026-01-01' }],
    relief: true,
  })
  expect(check(answers), JSON.stringify(check.errors)).toBe(true)
  expect(check({ holder: 'person' })).toBe(false)
  expect(check({ ...answers, more: 1 })).toBe(false)
  expect(check({ ...answers, dogs: [{ age: 'old' }] })).toBe(false)
})
