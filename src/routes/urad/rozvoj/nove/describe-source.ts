import { readMeeting, readPoll, readTask } from '#server/modules/meetings/index.ts'
import type { Actor } from '#server/platform/actor/actor.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { findReport } from '#server/platform/reports/reports.ts'
import { formatDate } from '#shared/format/date.ts'
import { shorten } from '#shared/format/shorten.ts'
import { cs as t } from '#shared/messages/cs.ts'
import type { LinkKind } from '#shared/platforms/words.ts'

/** What a page of the desk is to the plan of development, and what it is called; null for a page that is nothing to it. */
export async function describeSource(
  actor: Actor,
  source: string,
): Promise<{ kind: LinkKind; label: string } | null> {
  const [, area = '', first = '', second = ''] =
    /^\/urad\/([\w-]+)(?:\/([\w-]+))?(?:\/([\w-]+))?/.exec(source) ?? []
  try {
    if (area === 'prehledy') return { kind: 'report', label: findReport(first).title }
    if (area === 'ukoly') return { kind: 'task', label: shorten((await readTask(actor, first)).text, 200) }
    if (area === 'ankety') return { kind: 'poll', label: (await readPoll(actor, first)).poll.title }
    if (area === 'rozpocet') return { kind: 'budget', label: `${t.budget.title} ${first}`.trim() }
    if (area !== 'jednani') return null
    const { body, heldOn } = await readMeeting(actor, first, second)
    return { kind: 'resolution', label: `${body.name}, ${formatDate(heldOn)}` }
  } catch (problem) {
    // a page that its address only resembles
    if (problem instanceof DomainError) return null
    throw problem
  }
}
