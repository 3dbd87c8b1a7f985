import safeRegex from 'safe-regex2'
import * as v from 'valibot'
import {
  formDefinition,
  type Component,
  type Condition,
  type FormDefinition,
  type PlainComponent,
} from './definition.ts'

export type Checked = { definition: FormDefinition; faults: [] } | { definition: null; faults: string[] }

/**
 * Reads a definition from JSON text and checks what a schema cannot: ids are unique, conditions and formulas speak of answers that
 * come before them (so nothing can loop), roles and options exist, patterns compile.
 */
export function checkDefinition(text: string): Checked {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { definition: null, faults: [jsonFault(text, (error as Error).message)] }
  }
  const read = v.safeParse(formDefinition, json)
  if (!read.success)
    return {
      definition: null,
      faults: read.issues
        .slice(0, 20)
        .map((issue) => `${v.getDotPath(issue) ?? 'formulář'}: ${sentenceOf(issue)}`),
    }
  const definition = read.output
  const faults = [...idFaults(definition), ...orderFaults(definition), ...roleFaults(definition)]
  return faults.length > 0 ? { definition: null, faults } : { definition, faults: [] }
}

/** Where a text stops being JSON, by its line. */
function jsonFault(text: string, message: string): string {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
  const line = text.slice(0, at).split('\n').length
  return `Text není platný JSON, chyba je na řádku ${line}. Zkontrolujte čárky, uvozovky a závorky.`
}

/** The library speaks English where a schema has no sentence of its own. */
const sentenceOf = ({ type, message, expected, received, requirement }: v.BaseIssue<unknown>): string => {
  if (!/^Invalid/.test(message)) return message
  if (type.endsWith('object') && received === 'undefined') return 'chybí.'
  if (type.endsWith('object') && expected === 'never')
    return 'takové pole formulář nezná. Opravte název, nebo ho smažte.'
  if (type === 'non_empty') return 'vyplňte text.'
  if (type === 'max_length') return `zkraťte na nejvýš ${String(requirement)}.`
  if (type === 'min_length') return `má mít aspoň ${String(requirement)}.`
  if (type === 'min_value') return `zadejte číslo od ${String(requirement)}.`
  if (type === 'max_value') return `zadejte číslo do ${String(requirement)}.`
  const kinds: Record<string, string> = {
    string: 'text',
    number: 'číslo',
    boolean: 'true nebo false',
    array: 'seznam',
    integer: 'celé číslo',
  }
  return `má být ${kinds[type] ?? expected ?? 'jiná hodnota'}, je tu ${received}.`
}

const inner = (component: Component): readonly PlainComponent[] =>
  component.kind === 'group' ? component.components : []

const hasFile = ({ kind }: Component): boolean => kind === 'file'

function idFaults({ pages }: FormDefinition): string[] {
  const seen = new Set<string>()
  const faults: string[] = []
  const once = (id: string, where: string) => {
    if (seen.has(id)) faults.push(`${where}: označení „${id}“ už ve formuláři je.`)
    seen.add(id)
  }
  for (const page of pages) {
    once(page.id, 'Stránka')
    for (const component of page.components) {
      once(component.id, 'Otázka')
      for (const one of inner(component)) once(one.id, 'Otázka')
    }
  }
  return faults
}

function orderFaults({ pages }: FormDefinition): string[] {
  const faults: string[] = []
  const before = new Map<string, Component>()
  const check = (where: string, condition: Condition | undefined, known: ReadonlyMap<string, Component>) => {
    if (!condition) return
    for (const { field, value } of fieldsOf(condition)) {
      const found = known.get(field)
      if (!found) faults.push(`${where}: podmínka se ptá na „${field}“, které před ní není.`)
      else if (value !== undefined && 'options' in found && !found.options.some((one) => one.value === value))
        faults.push(`${where}: „${field}“ možnost „${value}“ nemá.`)
    }
  }
  const take = (one: PlainComponent, known: Map<string, Component>) => {
    check(one.id, one.if, known)
    if (one.kind === 'calculated')
      for (const name of namesIn(one.formula))
        if (!known.has(name)) faults.push(`${one.id}: vzorec používá „${name}“, které před ním není.`)
    if (one.kind === 'day' && one.notBefore !== undefined && !known.has(one.notBefore))
      faults.push(`${one.id}: „${one.notBefore}“ (notBefore) před ním není.`)
    if ('pattern' in one && one.pattern !== undefined && !compiles(one.pattern))
      faults.push(
        `${one.id}: vzor „${one.pattern}“ není platný, nebo by se mohl počítat věčně (opakování v opakování).`,
      )
    known.set(one.id, one)
  }
  for (const page of pages) {
    if (page.components.some(hasFile) && page.components.filter(({ kind }) => kind !== 'note').length > 1)
      faults.push(`${page.id}: soubory mají vlastní stránku, jiné otázky dejte na další.`)
    for (const component of page.components)
      if (inner(component).some(hasFile)) faults.push(`${component.id}: ve skupině soubory být nemohou.`)
    check(page.id, page.if, before)
    for (const field of page.oneOf?.fields ?? [])
      if (!page.components.some((one) => one.id === field))
        faults.push(`${page.id}: „${field}“ (oneOf) na stránce není.`)
    for (const component of page.components) {
      if (component.kind !== 'group') take(component, before)
      else {
        check(component.id, component.if, before)
        // inside a group its own answers are known too; outside nobody may ask for one of many
        const known = new Map(before)
        for (const one of component.components) take(one, known)
        before.set(component.id, component)
      }
    }
  }
  return faults
}

function roleFaults({ roles, pages }: FormDefinition): string[] {
  const components = new Map(pages.flatMap((page) => page.components).map((one) => [one.id, one]))
  return [
    ...(roles.represented && !roles.evidence
      ? ['roles.evidence: kdo podává za jiného, má mít kam přiložit doklad. Přidejte stránku se soubory.']
      : []),
    ...(Boolean(roles.signer) !== Boolean(roles.signerEmail)
      ? ['roles.signer: spolužadatel potřebuje jméno i e-mail (signer a signerEmail).']
      : []),
    ...Object.entries(roles).flatMap(([role, id]) => {
      const found = components.get(id)
      if (
        role === 'evidence'
          ? found?.kind !== 'file'
          : !found || ['group', 'note', 'file'].includes(found.kind)
      )
        return [`roles.${role}: otázka „${id}“ ve formuláři není.`]
      return role === 'name' && !(found && 'need' in found && found.need === 'must')
        ? [`roles.name: otázka „${id}“ má být povinná (need: must). Bez ní se neví, kdo podává.`]
        : []
    }),
  ]
}

function fieldsOf(condition: Condition): { field: string; value?: string }[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  if ('not' in condition) return fieldsOf(condition.not)
  const { field } = condition
  if ('is' in condition) return [{ field, value: condition.is }]
  if ('isNot' in condition) return [{ field, value: condition.isNot }]
  if ('oneOf' in condition) return condition.oneOf.map((value) => ({ field, value }))
  return [{ field }]
}

const reserved = new Set([
  'if',
  'then',
  'else',
  'and',
  'or',
  'not',
  'true',
  'false',
  'null',
  'in',
  'sum',
  'count',
  'min',
  'max',
  'floor',
  'ceiling',
  'round',
  'up',
  'down',
  'half',
  'number',
  'string',
  'date',
])
/** Names of answers in a formula: words outside of texts. */
export const namesIn = (formula: string): string[] =>
  (formula.replace(/"(?:[^"\\]|\\.)*"/g, ' ').match(/[a-zA-Z][a-zA-Z0-9]*/g) ?? []).filter(
    (name) => !reserved.has(name),
  )

function compiles(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return safeRegex(pattern)
  } catch {
    return false
  }
}
