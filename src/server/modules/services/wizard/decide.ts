import { unaryTest } from 'feelin'
import type { Decision, Verdict } from './read-decision.ts'

export interface Answered {
  verdict: Verdict
  why: string
  /** The answers that decided: those that the rule looks at */
  because: { label: string; answer: string }[]
}

/**
 * What a decision table says to given answers: its first rule that holds. An answer that was not given fits only a rule that does
 * not look at it.
 * @returns null while too little is answered for any rule
 */
export function decide(
  decision: Decision,
  answers: Readonly<Record<string, string | number>>,
): Answered | null {
  for (const { tests, verdict, why } of decision.rules) {
    const holds = decision.questions.every(({ name }, at) => {
      const [test, value] = [tests[at] ?? '-', answers[name]]
      return (
        test === '-' || (value !== undefined && unaryTest(test, { ...answers, '?': value }).value === true)
      )
    })
    if (holds)
      return {
        verdict,
        why,
        because: decision.questions.flatMap(({ name, label }, at) =>
          (tests[at] ?? '-') === '-' ? [] : [{ label, answer: String(answers[name]) }],
        ),
      }
    // a rule above that needs an answer that is missing might still hold: nothing below it may speak first
    if (
      decision.questions.some(({ name }, at) => (tests[at] ?? '-') !== '-' && answers[name] === undefined) &&
      mightHold(decision, tests, answers)
    )
      return null
  }
  return null
}

/** Whether a rule would hold for some answer to what was not answered. */
const mightHold = (
  { questions }: Decision,
  tests: readonly string[],
  answers: Readonly<Record<string, string | number>>,
): boolean =>
  questions.every(({ name }, at) => {
    const [test, value] = [tests[at] ?? '-', answers[name]]
    return test === '-' || value === undefined || unaryTest(test, { ...answers, '?': value }).value === true
  })
