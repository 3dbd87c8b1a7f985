import type { ReportContent } from '../../../shared/reports/report.ts'
import type { Actor } from '../actor/actor.ts'

export interface ReportParameter {
  name: string
  /** In Czech, as the form says it */
  label: string
  kind: 'day' | 'choice'
  /** A day that must have come; for `day` */
  past?: boolean
  /** What the actor may choose from; for `choice` */
  choices?: (actor: Actor) => Promise<{ value: string; label: string }[]>
  /** The usual value, also of a frozen report whose parameter was left out */
  usual: (actor: Actor) => string | Promise<string>
}

/** A figure that a module offers to all: looked at on the desk, attached to a meeting, frozen with its minutes. */
export interface ReportDefinition {
  /** `module.noun`, stands in frozen reports forever */
  name: string
  /** In the address */
  slug: string
  title: string
  question: string
  /** Its data are public, so everybody may read it */
  open?: boolean
  parameters: readonly ReportParameter[]
  /** @throws DomainError `not_found` when it is not for the actor, `wrong_parameter` with a sentence for people */
  read: (actor: Actor, values: Readonly<Record<string, string>>) => Promise<ReportContent>
}
