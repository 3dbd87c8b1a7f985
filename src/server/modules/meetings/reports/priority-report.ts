import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { database } from '../../../platform/database/database.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { rolesOn } from '../body.store.ts'
import { mayReadInside } from '../policy.ts'
import { isOpen } from '../polls/answer-poll.ts'
import { findPoll } from '../polls/poll.store.ts'
import { pollsOf, resultsOf } from '../polls/read-poll.ts'
import { isId } from '../../../platform/database/new-id.ts'

/** Priorities in the order that an ended poll gave them; who answered what stays inside. */
export const priorityReport: ReportDefinition = {
  name: 'meetings.priorities',
  slug: 'priority',
  title: 'Priority z ankety',
  question: 'Co členové a hosté považují za nejdůležitější?',
  parameters: [
    {
      name: 'anketa',
      label: 'Anketa',
      kind: 'choice',
      choices: async (actor) =>
        (await pollsOf(actor)).polls
          .filter(({ kind }) => kind === 'priority')
          .map(({ id, title }) => ({ value: id, label: title })),
      usual: async (actor) => (await priorityReport.parameters[0]!.choices!(actor))[0]?.value ?? '',
    },
  ],
  read: async (actor, { anketa = '' }) => {
    const poll = isId(anketa) ? await findPoll(database(), anketa) : undefined
    if (!poll || !mayReadInside(actor, await rolesOn(database(), actor, poll.bodyId))) throw notFound()
    if (isOpen(poll, actor.now))
      throw new DomainError('still_open', 'Anketa ještě běží. Výsledek má, až skončí.')
    const groups = await resultsOf(poll)
    return {
      title: `Priority: ${poll.title}`,
      question: poll.lead ?? priorityReport.question,
      scope: `${poll.bodyName}, odpovědi do ${formatDate(poll.endsOn)}`,
      summary: groups.flatMap(({ group, order }) =>
        order[0] ? [`${t.polls.groups[group]}: na prvním místě je ${order[0].text}.`] : [],
      ),
      sections: groups.map((group) => ({
        heading: `${t.polls.groups[group.group]} (${t.polls.answeredOf(group.answered, group.voters)})`,
        sentences: [],
        chart: {
          kind: 'bars' as const,
          title: 'Průměrné místo (čím menší, tím důležitější)',
          unit: 'decimal' as const,
          bars: group.order.map(({ text, mean }) => ({ label: text, value: mean })),
        },
        table: {
          id: group.group,
          caption: `${t.polls.groups[group.group]}: pořadí priorit`,
          columns: [
            { label: 'Možnost', kind: 'text' as const },
            { label: 'Místo', kind: 'count' as const },
            { label: 'Průměrné místo', kind: 'decimal' as const },
            { label: 'Kolikrát první', kind: 'count' as const },
            { label: 'Místo podle Schulzeho', kind: 'count' as const },
          ],
          rows: group.order.map((row) => [row.text, row.place, row.mean, row.first, row.schulzePlace]),
        },
      })),
      sources: [{ name: 'Anketa v Radnici', detail: poll.title }],
      method: [t.polls.method],
      caveats: ['Členové a hosté se nikdy nesčítají dohromady.'],
      synthetic: false,
    }
  },
}
