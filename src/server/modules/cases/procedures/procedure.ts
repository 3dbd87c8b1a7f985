import type { ProcedureName } from '../../../../shared/cases/words.ts'

export interface Outcome {
  code: string
  label: string
  /** It is a decision that has to be delivered in the way of the law */
  formal?: true
}

/** One kind of proceedings as its law sets it. Sentences are in Czech: clerks and citizens read them. */
export interface Procedure {
  name: ProcedureName
  title: string
  law: string
  /** Calendar days from the day after it was received; null where the law sets no limit */
  limitDays: number | null
  /** By how many days at most, and on which grounds, the limit may be longer */
  extension: { days: number; grounds: readonly string[] } | null
  /** After the submission is completed the limit starts anew, or the rest of it goes on */
  afterCompletion: 'restart' | 'continue'
  /** Whether the city acts in delegated power (přenesená působnost) */
  delegated: boolean
  /** Whether a submission that nobody signed has to be confirmed, and in how many days */
  confirmation: { law: string; days: number } | null
  /** Days that the citizen usually gets for completing it */
  completionDays: number
  /** Outcomes that a clerk may choose */
  outcomes: readonly Outcome[]
  /** What happens next, as the citizen reads it while nobody has decided */
  next: string
  templates: { completion: string; extension: string; decision: string }
}
