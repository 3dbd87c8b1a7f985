import type { Actor } from '../actor/actor.ts'
import { listReports } from './reports.ts'

/** Reports that the actor may open: those of whose choices each offers something. */
export async function offeredReports(
  actor: Actor,
): Promise<{ slug: string; title: string; question: string }[]> {
  const offered = await Promise.all(
    listReports().map(async (report) => {
      const choices = await Promise.all(
        report.parameters.flatMap(({ kind, choices }) =>
          kind === 'choice' && choices ? [choices(actor)] : [],
        ),
      )
      return choices.every((list) => list.length > 0) ? [report] : []
    }),
  )
  return offered.flat().map(({ slug, title, question }) => ({ slug, title, question }))
}
