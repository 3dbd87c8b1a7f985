import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { system, visitor } from '../../../platform/actor/actor.ts'
import { createAccount } from '../../../platform/auth/accounts.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { changeAccess } from '../../../platform/auth/manage-account.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import {
  endCalendarAddress,
  makeCalendarAddress,
  moveMeeting,
  ownCalendar,
  readMeeting,
  readOwnCalendar,
} from '../index.ts'

const db = await freshDatabase()
const { committee, plan, advance } = withCommittee()
usePublicUrl('https://radnice.example')
useCapabilitySecret('test of calendars')

const tokenOf = async () => (await readOwnCalendar(committee.secretary)).address?.split('/').at(-1)
const events = async (token: string, at = now) =>
  new ICAL.Component(ICAL.parse(await ownCalendar(token, at)))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))

test('a secret address gives one person their meetings, until it is made anew, ended, or the person leaves', async () => {
  const { id, slug } = await plan('2025-02-11')
  const { version } = await readMeeting(committee.secretary, 'vybor', slug)
  await moveMeeting(committee.secretary, id, version, {
    heldOn: '2025-02-11',
    startsAt: '16:00',
    place: 'sál',
    remoteUrl: 'https://schuzka.example/x',
  })
  expect(await tokenOf()).toBeUndefined()
  await expect(makeCalendarAddress(visitor(now))).rejects.toMatchObject({ code: 'not_found' })
  await makeCalendarAddress(committee.secretary)
  const first = (await tokenOf())!
  const [event] = await events(first)
  expect([event!.uid, event!.startDate.toString(), event!.description]).toEqual([
    `${id}@radnice`,
    '2025-02-11T16:00:00',
    'Na dálku: https://schuzka.example/x',
  ])
  await advance(slug, 'cancelled')
  expect((await events(first))[0]!.component.getFirstPropertyValue('status')).toBe('CANCELLED')

  await makeCalendarAddress(committee.secretary)
  await expect(ownCalendar(first, now)).rejects.toMatchObject({ code: 'not_found' })
  const second = (await tokenOf())!
  expect(await events(second)).toHaveLength(1)
  await expect(
    ownCalendar(`${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`, now),
  ).rejects.toMatchObject({
    code: 'not_found',
  })
  const account = await inTransaction(system(now), (work) =>
    createAccount(work, {
      email: 't@mesto.example',
      name: 'T',
      roles: [],
      personId: committee.secretary.personId!,
    }),
  )
  await changeAccess(system(now), [account], 'end')
  await expect(ownCalendar(second, now)).rejects.toMatchObject({ code: 'not_found' })
  await changeAccess(system(now), [account], 'restore')
  expect(await events(second)).toHaveLength(1)
  await db.ask(`update people.person set active_until = '2025-01-09' where id = $1`, [
    committee.secretary.personId,
  ])
  await expect(ownCalendar(second, now)).rejects.toMatchObject({ code: 'not_found' })
  await db.ask(`update people.person set active_until = null`)
  await db.ask(`update meetings.membership set ends_on = '2025-01-09' where person_id = $1`, [
    committee.secretary.personId,
  ])
  expect(await events(second)).toEqual([])
  await endCalendarAddress(committee.secretary)
  await expect(ownCalendar(second, now)).rejects.toMatchObject({ code: 'not_found' })
})
