import { evaluate } from 'feelin'
import { isDay } from '../time/is-day.ts'
import { cleanText } from './clean-text.ts'
import {
  isAsked,
  type AskedComponent,
  type Condition,
  type FormDefinition,
  type FormPage,
  type GroupComponent,
} from './definition.ts'

/** One answer; what was not answered, or not asked, is absent. */
export type Answer = string | number | boolean | string[] | Row[]
export type Row = { [id: string]: string | number | boolean | string[] }
/** One of the files that an answer consists of; size in bytes. */
export type FileAnswer = { id: string; name: string; size: number }
export type Answers = { [id: string]: Answer }

export interface Problem {
  /** Name of the field in the page: `email`, in a group `psi.0.jmeno` */
  field: string
  text: string
}

/** Whether a condition holds; what has no value is equal to nothing. */
export function holds(condition: Condition | undefined, answers: Readonly<Answers>): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((one) => holds(one, answers))
  if ('any' in condition) return condition.any.some((one) => holds(one, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const value = answers[condition.field]
  const isOne = (wanted: string) =>
    Array.isArray(value)
      ? (value as unknown[]).includes(wanted)
      : value !== undefined && String(value) === wanted
  if ('is' in condition) return isOne(condition.is)
  if ('isNot' in condition) return value !== undefined && !isOne(condition.isNot)
  if ('oneOf' in condition) return condition.oneOf.some(isOne)
  if ('filled' in condition) return (value !== undefined) === condition.filled
  if (typeof value !== 'number') return false
  return 'atLeast' in condition ? value >= condition.atLeast : value <= condition.atMost
}

/**
 * Answers that stand: of pages and components that are asked given the answers before them, with calculated ones filled in. A value
 * of what is hidden is absent, for conditions, formulas and storage.
 */
export function standing(definition: FormDefinition, given: Readonly<Answers>): Answers {
  const answers: Answers = {}
  for (const page of definition.pages) {
    if (!holds(page.if, answers)) continue
    for (const component of page.components) {
      if (!holds(component.if, answers) || component.kind === 'note') continue
      if (component.kind === 'calculated') {
        const value = calculate(component.formula, answers)
        if (value !== undefined) answers[component.id] = value
        continue
      }
      const value = given[component.id]
      if (value === undefined) continue
      answers[component.id] =
        component.kind === 'group'
          ? (value as Row[]).map((row) => standingRow(component, row, answers))
          : value
    }
  }
  return answers
}

function standingRow({ components }: GroupComponent, given: Readonly<Row>, around: Readonly<Answers>): Row {
  const row: Row = {}
  for (const one of components) {
    const known = { ...around, ...row }
    if (!holds(one.if, known) || one.kind === 'note') continue
    const value = one.kind === 'calculated' ? calculate(one.formula, known) : given[one.id]
    if (value !== undefined) row[one.id] = value
  }
  return row
}

/** A FEEL expression (DMN 1.3) over answers; undefined when it has no value. */
function calculate(formula: string, answers: Readonly<Answers>): string | number | boolean | undefined {
  try {
    const value: unknown = evaluate(formula, answers).value
    return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
      ? (value as string | number | boolean)
      : undefined
  } catch {
    return undefined
  }
}

/** Pages that are asked, given the answers. */
export function askedPages(definition: FormDefinition, answers: Readonly<Answers>): FormPage[] {
  const stand = standing(definition, answers)
  return definition.pages.filter((page) => holds(page.if, stand))
}

/** Components of a page, or of one row of a group, that are asked given the answers. */
export const askedOf = <One extends { if?: Condition | undefined }>(
  components: readonly One[],
  answers: Readonly<Answers>,
): One[] => components.filter((one) => holds(one.if, answers))

/** Everything that is still missing or doubtful: what blocks filing, and what only warns. */
export function review(
  definition: FormDefinition,
  answers: Readonly<Answers>,
): { must: Missing[]; should: Missing[] } {
  const stand = standing(definition, answers)
  const missing = definition.pages
    .filter((page) => holds(page.if, stand))
    .flatMap((page) => [
      ...(page.oneOf && page.oneOf.fields.every((field) => stand[field] === undefined)
        ? [{ page: page.id, label: page.oneOf.label, need: 'should' as const }]
        : []),
      ...page.components.flatMap((component) => {
        if (component.kind === 'note' || component.kind === 'calculated' || !holds(component.if, stand))
          return []
        const value = stand[component.id]
        if (component.kind !== 'group')
          return value === undefined ? [{ page: page.id, label: component.label, need: component.need }] : []
        const rows = (value ?? []) as Row[]
        if (rows.length === 0) return [{ page: page.id, label: component.label, need: component.need }]
        return rows.flatMap((row, at) =>
          component.components
            .filter(isAsked)
            .filter((one) => holds(one.if, { ...stand, ...row }) && row[one.id] === undefined)
            .map((one) => ({
              page: page.id,
              label: `${component.one} ${at + 1}: ${one.label}`,
              need: one.need,
            })),
        )
      }),
    ])
  const of = (need: string) =>
    missing.filter((one) => one.need === need).map(({ page, label }) => ({ page, label }))
  return { must: of('must'), should: of('should') }
}
export interface Missing {
  page: string
  label: string
}

/** What was typed into one page, read: answers, and problems by field. Nothing typed is no answer. */
export function readPage(
  page: FormPage,
  typed: (name: string) => readonly string[],
  today: string,
): { answers: Answers; problems: Problem[]; asked: string[] } {
  const answers: Answers = {}
  const problems: Problem[] = []
  const asked: string[] = []
  for (const component of page.components) {
    // files are added one by one, not by the page's form
    if (component.kind === 'note' || component.kind === 'calculated' || component.kind === 'file') continue
    asked.push(component.id)
    if (component.kind !== 'group') {
      const read = readField(component, typed(component.id), today)
      const problem = read.problem ?? tooEarly(component, read.value, answers, page)
      if (problem) problems.push({ field: component.id, text: `${component.label}: ${problem}` })
      else if (read.value !== undefined) answers[component.id] = read.value
      continue
    }
    const rows: Row[] = []
    for (let at = 0; at < component.most; at++) {
      const row: Row = {}
      for (const one of component.components.filter(isAsked)) {
        const field = `${component.id}.${at}.${one.id}`
        const read = readField(one, typed(field), today)
        if (read.problem)
          problems.push({ field, text: `${component.one} ${at + 1}, ${one.label}: ${read.problem}` })
        else if (read.value !== undefined) row[one.id] = read.value
      }
      if (Object.keys(row).length > 0) rows.push(row)
    }
    if (rows.length > 0) answers[component.id] = rows
  }
  return { answers, problems, asked }
}

/** A day that may not be before another one of the page. */
function tooEarly(
  component: AskedComponent,
  value: Read['value'],
  answers: Readonly<Answers>,
  page: FormPage,
): string | null {
  const first = component.kind === 'day' && component.notBefore ? answers[component.notBefore] : undefined
  if (component.kind !== 'day' || value === undefined || first === undefined || value >= first) return null
  const other = page.components.find(({ id }) => id === component.notBefore)
  return `zadejte stejný, nebo pozdější den než „${other && 'label' in other ? other.label : ''}“.`
}

type Read = { value?: string | number | boolean | string[]; problem?: string }

function readField(component: AskedComponent, typed: readonly string[], today: string): Read {
  if (component.kind === 'choices') {
    const chosen = typed.filter((one) => component.options.some(({ value }) => value === one))
    return chosen.length > 0 ? { value: chosen } : {}
  }
  const text = cleanText(typed[0] ?? '')
  if (text === '') return {}
  const problem = checkField(component, text, today)
  if (problem !== null) return { problem }
  if (component.kind === 'number') return { value: Number(numberText(text)) }
  if (component.kind === 'consent') return { value: true }
  if (component.kind === 'phone') return { value: bareNumber(text) }
  if (component.kind === 'postcode' || component.kind === 'ico') return { value: text.replace(/\s/g, '') }
  return { value: component.kind === 'line' ? text.replace(/\s+/g, ' ') : text }
}

const bareNumber = (text: string) => text.replace(/[\s()/.-]/g, '')
/** One address as mail servers take it: parts of letters, digits and a few marks, with no dots in a row. */
const isEmail = (text: string) =>
  /^[\p{L}\p{N}_+~'-]+(?:\.[\p{L}\p{N}_+~'-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u.test(
    text,
  )
const numberText = (text: string) => text.replace(/[\s\u00a0]/g, '').replace(',', '.')

/** A sentence about what is wrong and how to mend it; null when nothing is. */
export function checkField(component: AskedComponent, text: string, today: string): string | null {
  switch (component.kind) {
    case 'line':
    case 'area': {
      const longest = component.longest ?? (component.kind === 'line' ? 300 : 10_000)
      if (text.length > longest) return `zkraťte text na nejvýš ${longest} znaků, teď jich má ${text.length}.`
      if (component.pattern !== undefined && !new RegExp(`^(?:${component.pattern})$`, 'u').test(text))
        return component.patternHelp ?? 'zadejte to v požadovaném tvaru.'
      return null
    }
    case 'email':
      return text.length <= 254 && isEmail(text)
        ? null
        : 'zadejte celou e-mailovou adresu, například jana@priklad.cz.'
    case 'phone':
      return /^(?:\+\d{1,3})?\d{6,14}$/.test(bareNumber(text))
        ? null
        : 'zadejte číslo, například 601 234 567.'
    case 'postcode':
      return /^\d{5}$/.test(text.replace(/\s/g, '')) ? null : 'zadejte pět číslic, například 460 01.'
    case 'address':
      return text.length <= 500 ? null : 'zkraťte adresu na nejvýš 500 znaků.'
    case 'dataBox':
      return /^[a-z0-9]{7}$/i.test(text) ? null : 'označení schránky má sedm písmen a číslic.'
    case 'ico':
      return isIco(text.replace(/\s/g, ''))
        ? null
        : 'osm číslic musí souhlasit s kontrolní číslicí. Opište je znovu.'
    case 'number': {
      const value = Number(numberText(text))
      if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(numberText(text)))
        return 'zadejte číslo, například 12 nebo 3,5.'
      if ((numberText(text).split('.')[1] ?? '').length > component.decimals)
        return component.decimals === 0
          ? 'zadejte celé číslo.'
          : `zaokrouhlete na nejvýš ${component.decimals} míst za čárkou.`
      if (component.least !== undefined && value < component.least)
        return `zadejte číslo od ${component.least}.`
      if (component.most !== undefined && value > component.most) return `zadejte číslo do ${component.most}.`
      return null
    }
    case 'day':
      if (!isDay(text)) return 'zadejte den, který v kalendáři je, například 2026-05-31.'
      if (text < '1900-01-01' || text > '2100-12-31') return 'rok musí být mezi 1900 a 2100.'
      if (component.past && text > today) return 'tento den teprve bude. Zadejte den, který už byl.'
      if (component.future && text < today) return 'tento den už byl. Zadejte den, který teprve bude.'
      return null
    case 'choice':
      return component.options.some(({ value }) => value === text)
        ? null
        : 'vyberte jednu z nabízených možností.'
    case 'consent':
      return null
    case 'choices':
      return null
  }
}

/** Modulo 11 of the statistical office. */
function isIco(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false
  const sum = [...text.slice(0, 7)].reduce((total, digit, at) => total + Number(digit) * (8 - at), 0)
  return (11 - (sum % 11)) % 10 === Number(text[7])
}
