import { unaryTest } from 'feelin'

export const verdicts = ['ano', 'ne', 'možná'] as const
export type Verdict = (typeof verdicts)[number]

export interface Question {
  /** Name of the variable */
  name: string
  label: string
  kind: 'choice' | 'number'
  options: string[]
}

/** A decision table that answers whether a life situation concerns somebody, and why. */
export interface Decision {
  title: string
  questions: Question[]
  rules: { tests: string[]; verdict: Verdict; why: string }[]
}

/** What of the DMN's elements is read; the library gives them without types. */
interface Element {
  $type?: string
  name?: string
  label?: string
  text?: string
  hitPolicy?: string
  typeRef?: string
  drgElement?: Element[]
  decisionLogic?: Element
  input?: Element[]
  inputExpression?: Element
  inputValues?: Element
  output?: Element[]
  rule?: Element[]
  inputEntry?: Element[]
  outputEntry?: Element[]
}

const mostQuestions = 8

/**
 * Reads a DMN 1.3 decision table (OMG formal/21-02-01) of the hit policy FIRST with the outputs `verdikt` ("ano", "ne", "možná")
 * and `proc`.
 * @returns the table, or its faults in sentences
 */
export async function readDecision(
  xml: string,
): Promise<{ decision: Decision; faults: [] } | { decision: null; faults: string[] }> {
  let root: Element
  try {
    const { DmnModdle } = await import('dmn-moddle')
    root = ((await new DmnModdle().fromXML(xml)) as { rootElement: Element }).rootElement
  } catch (error) {
    return { decision: null, faults: [`Text není platné DMN 1.3: ${(error as Error).message.slice(0, 300)}`] }
  }
  const found = root.drgElement?.find(({ decisionLogic }) => decisionLogic?.$type === 'dmn:DecisionTable')
  const table = found?.decisionLogic
  if (!found || !table)
    return { decision: null, faults: ['V textu chybí rozhodovací tabulka (decisionTable).'] }
  const faults: string[] = []
  if (table.hitPolicy !== 'FIRST')
    faults.push('Tabulka má mít hitPolicy="FIRST": platí první řádek, který odpovídá.')
  const questions = (table.input ?? []).map(readQuestion)
  if (questions.length === 0 || questions.length > mostQuestions)
    faults.push(`Otázek má být jedna až ${mostQuestions}, je jich ${questions.length}.`)
  for (const { name, label, kind, options } of questions) {
    if (!/^[a-z][a-zA-Z0-9]{0,30}$/.test(name))
      faults.push(`Proměnná „${name}“: pište jen písmena bez háčků a číslice.`)
    if (label === '') faults.push(`Otázka „${name}“ nemá text (label).`)
    if (kind === 'choice' && options.length < 2) faults.push(`Otázka „${name}“ nemá možnosti (inputValues).`)
  }
  const outputs = (table.output ?? []).map(({ name }) => name)
  if (outputs.join() !== 'verdikt,proc') faults.push('Výstupy mají být dva: verdikt a proc.')
  const rules = (table.rule ?? []).map((rule, index) => {
    const tests = (rule.inputEntry ?? []).map(({ text }) => text?.trim() || '-')
    const [verdict, why] = (rule.outputEntry ?? []).map(({ text }) => unquoted(text))
    const where = `Řádek ${index + 1}`
    if (!verdicts.some((one) => one === verdict))
      faults.push(`${where}: verdikt „${verdict ?? ''}“ není ano, ne, ani možná.`)
    if (!why) faults.push(`${where}: chybí vysvětlení.`)
    tests.forEach((test, at) => {
      if (!understood(test, questions[at])) faults.push(`${where}: podmínce „${test}“ nerozumíme.`)
    })
    return { tests, verdict: verdict as Verdict, why: why ?? '' }
  })
  if (rules.length === 0) faults.push('Tabulka nemá žádný řádek.')
  return faults.length > 0
    ? { decision: null, faults }
    : { decision: { title: found.name ?? '', questions, rules }, faults: [] }
}

const unquoted = (text: string | undefined): string => (text ?? '').trim().replace(/^"([\s\S]*)"$/, '$1')

function readQuestion({ label, inputExpression, inputValues }: Element): Question {
  const options = [...(inputValues?.text ?? '').matchAll(/"([^"]*)"/g)].map(([, option]) => option!)
  return {
    name: inputExpression?.text?.trim() ?? '',
    label: label?.trim() ?? '',
    kind: inputExpression?.typeRef === 'number' ? 'number' : 'choice',
    options,
  }
}

function understood(test: string, question: Question | undefined): boolean {
  try {
    const { warnings } = unaryTest(test, {
      '?': question?.kind === 'number' ? 1 : (question?.options[0] ?? ''),
    })
    const known = [...test.matchAll(/"([^"]*)"/g)].every(
      ([, option]) => question?.kind !== 'choice' || question.options.includes(option!),
    )
    return question !== undefined && known && warnings.length === 0
  } catch {
    return false
  }
}
