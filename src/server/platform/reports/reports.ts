import { formatDate } from '../../../shared/format/date.ts'
import { isDay } from '../../../shared/time/is-day.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { ReportContent } from '../../../shared/reports/report.ts'
import type { Actor } from '../actor/actor.ts'
import { DomainError, notFound } from '../domain-error.ts'
import type { ReportDefinition } from './report-definition.ts'

let known: readonly ReportDefinition[] = []

/** Called once by the composition root with the reports of all modules. */
export function useReports(definitions: readonly ReportDefinition[]): void {
  known = definitions
}

export const listReports = (): readonly ReportDefinition[] => known

/** @throws DomainError `not_found` */
export function findReport(key: string): ReportDefinition {
  const found = known.find(({ name, slug }) => name === key || slug === key)
  if (!found) throw notFound()
  return found
}

/** Whether everybody may read the report as it stands now; one that is no longer known is nobody's. */
export const isOpenReport = (key: string): boolean =>
  known.find(({ name, slug }) => name === key || slug === key)?.open === true

/**
 * Completes what was asked for with the usual values.
 * @throws DomainError `wrong_parameter` when a day is no day or has not come, or a choice is not offered
 */
export async function settleParameters(
  actor: Actor,
  report: ReportDefinition,
  asked: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const settled: Record<string, string> = {}
  for (const { name, label, kind, past, choices, usual } of report.parameters) {
    const value = asked[name] || (await usual(actor))
    const offered = kind === 'choice' ? ((await choices?.(actor)) ?? []) : []
    if (kind === 'day' ? !isDay(value) : offered.length > 0 && !offered.some((one) => one.value === value))
      throw new DomainError('wrong_parameter', `${label}: „${value}“ vybrat nejde. Vyberte jinou hodnotu.`)
    if (past && value > localDay(actor.now))
      throw new DomainError(
        'wrong_parameter',
        `${label}: ${formatDate(value)} teprve bude. Vyberte den do dneška.`,
      )
    settled[name] = value
  }
  return settled
}

/** A report as it stands now. @throws DomainError `not_found`, `wrong_parameter` */
export async function readReport(
  actor: Actor,
  key: string,
  asked: Readonly<Record<string, string>>,
): Promise<{ report: ReportDefinition; parameters: Record<string, string>; content: ReportContent }> {
  const report = findReport(key)
  const parameters = await settleParameters(actor, report, asked)
  return { report, parameters, content: await report.read(actor, parameters) }
}
