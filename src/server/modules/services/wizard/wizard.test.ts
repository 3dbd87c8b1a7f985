import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { readDecision } from './read-decision.ts'

const xml = readFileSync(join(import.meta.dirname, '../demo/poplatek-ze-psu.dmn'), 'utf8')

test('the first rule that holds answers, and tells which answers decided', async () => {
  const { decision, faults } = await readDecision(xml)
  expect(faults).toEqual([])
  expect(decision!.questions.map(({ name, kind, options }) => [name, kind, options.length])).toEqual([
    ['bydli', 'choice', 2],
    ['stari', 'number', 0],
    ['drzitel', 'choice', 3],
  ])
  const ask = (answers: Record<string, string | number>) => decide(decision!, answers)
  expect(ask({ bydli: 'jinde' })).toMatchObject({ verdict: 'ne', because: [{ answer: 'jinde' }] })
  expect(ask({ bydli: 'v tomto městě', stari: 2 })).toMatchObject({
    verdict: 'ne',
    because: [{ answer: '2' }],
  })
  expect(ask({ bydli: 'v tomto městě', stari: 12, drzitel: 'provozovatel útulku' })).toMatchObject({
    verdict: 'možná',
  })
  expect(ask({ bydli: 'v tomto městě', stari: 12, drzitel: 'ne' })).toMatchObject({
    verdict: 'ano',
    because: [{ answer: 'v tomto městě' }, { answer: '12' }, { answer: 'ne' }],
  })
  // too little is answered: a rule above might still hold
  expect(ask({ stari: 2 })).toBeNull()
  expect(ask({})).toBeNull()
})

test('a table that cannot be followed is refused with the place', async () => {
  const faultsOf = async (from: string, to: string) =>
    (await readDecision(xml.replaceAll(from, to))).faults.join(' ')
  expect(await faultsOf('hitPolicy="FIRST"', 'hitPolicy="UNIQUE"')).toContain('FIRST')
  expect(await faultsOf('<text>"možná"</text>', '<text>"nejspíš"</text>')).toContain(
    'Řádek 3: verdikt „nejspíš“',
  )
  expect(await faultsOf('<text>"jinde"</text>', '<text>"na Marsu"</text>')).toContain(
    'Řádek 1: podmínce „"na Marsu"“',
  )
  expect(await faultsOf('&lt;= 3', '&lt;= = 3')).toContain('Řádek 2')
  expect(await faultsOf('name="proc"', 'name="why"')).toContain('verdikt a proc')
  expect(await faultsOf('label="Kde máte trvalý pobyt nebo sídlo?"', '')).toContain('nemá text')
  expect((await readDecision('<a/>')).decision).toBeNull()
  expect(
    (
      await readDecision(
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions>&e;</definitions>',
      )
    ).decision,
  ).toBeNull()
  expect((await readDecision('není')).faults[0]).toMatch(/DMN/)
})
