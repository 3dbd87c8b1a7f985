import { beforeAll } from 'vitest'
import {
  advanceMeeting,
  appointMember,
  editRecord,
  foundBody,
  planMeeting,
  readMeeting,
  rewriteMeeting,
} from '#server/modules/meetings/index.ts'
import { addPerson } from '#server/modules/people/index.ts'
import { system, visitor, type Actor } from '#server/platform/actor/actor.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { checkRecord } from '#shared/meetings/check-record.ts'
import type { RecordDraft } from '#shared/meetings/record-draft.ts'
import type { MeetingRecord } from '#shared/meetings/record.ts'
import type { MeetingState } from '#shared/meetings/words.ts'

export const now = new Date('2025-01-10T12:00:00+01:00')

/** A checked record. @throws Error with what is wrong in the form */
export const record = (draft: RecordDraft): MeetingRecord => {
  const checked = checkRecord(draft)
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors))
  return checked.record
}

/** A committee "Výbor" of five members with a secretary, and how its meetings are planned, written and moved. */
export function withCommittee() {
  const committee = { bodyId: '', secretary: visitor(now) as Actor, members: new Map<string, Actor>() }
  beforeAll(async () => {
    await inTransaction(system(now), async (work) => {
      const bodyId = await foundBody(work, {
        slug: 'vybor',
        kind: 'committee',
        name: 'Výbor',
        settings: { verifiers: 0 },
      })
      const names = ['Předsedkyně', 'Člen B', 'Člen C', 'Člen D', 'Člen E']
      for (const [index, name] of names.entries()) {
        const personId = await addPerson(work, {
          name,
          ...(index === 0 ? { gender: 'female' as const } : {}),
        })
        const role = index === 0 ? 'chair' : 'member'
        await appointMember(work, { bodyId, personId, role, startsOn: '2022-10-18' })
        committee.members.set(name, { ...visitor(now), kind: 'person', accountId: name, personId })
      }
      const personId = await addPerson(work, { name: 'Tajemník výboru' })
      await appointMember(work, { bodyId, personId, role: 'secretary', startsOn: '2022-10-18' })
      committee.bodyId = bodyId
      committee.secretary = { ...visitor(now), kind: 'person', accountId: 'tajemnik', personId }
    })
  })
  const edit = (slug: string) => editRecord(committee.secretary, 'vybor', slug)
  return {
    committee,
    edit,
    plan: (heldOn: string) =>
      planMeeting(committee.secretary, committee.bodyId, {
        heldOn,
        startsAt: '15:00',
        place: 'sál',
        remoteUrl: '',
      }),
    save: async (slug: string, change: (draft: RecordDraft) => RecordDraft) => {
      const { meeting, draft } = await edit(slug)
      await rewriteMeeting(committee.secretary, meeting.id, meeting.version, record(change(draft)), [])
      return edit(slug)
    },
    advance: async (slug: string, ...states: MeetingState[]) => {
      for (const state of states) {
        const { id, version } = await readMeeting(committee.secretary, 'vybor', slug)
        await advanceMeeting(committee.secretary, id, version, state)
      }
    },
  }
}
