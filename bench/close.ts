import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  advanceMeeting,
  appointMember,
  downloadMinutes,
  downloads,
  editRecord,
  foundBody,
  planMeeting,
  readMeeting,
  rewriteMeeting,
} from '../src/server/modules/meetings/index.ts'
import { findPublishedMinutes } from '../src/server/modules/meetings/meeting.store.ts'
import { renderDownload } from '../src/server/modules/meetings/minutes/render-download.ts'
import { addPerson } from '../src/server/modules/people/index.ts'
import { system, visitor, type Actor } from '../src/server/platform/actor/actor.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { database, openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import { inTransaction } from '../src/server/platform/database/transaction.ts'
import { closePdf } from '../src/server/platform/pdf/compile-pdf.ts'
import { checkRecord } from '../src/shared/meetings/check-record.ts'
import { emptyItem, emptyResolution, emptyTask } from '../src/shared/meetings/record-draft.ts'
import { startServer } from '../tests/support/server.ts'
import { figure, ms, quantile, times } from './support/measure.ts'

const sentence = 'Komise projednala předložený materiál a členové se vyjádřili k variantám řešení. '
const items = 40

/** From the end of a meeting of forty items to its published minutes in all formats. */
export async function benchClose(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  const server = await startServer(['--demo'], { DATA_DIR: dataDir })
  const opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  try {
    const now = new Date()
    const leader: Actor = { ...system(now), kind: 'person', accountId: 'vede', roles: ['recorder'] }
    const bodyId = await inTransaction(system(now), async (work) => {
      const body = await foundBody(work, {
        slug: 'mereni',
        kind: 'committee',
        name: 'Měření',
        settings: { verifiers: 0 },
      })
      for (let n = 0; n < 11; n++)
        await appointMember(work, {
          bodyId: body,
          personId: await addPerson(work, { name: `Člen ${n}` }),
          role: 'member',
          startsOn: '2000-01-01',
        })
      return body
    })
    const meetings: string[] = []
    for (let n = 0; n < 9; n++) meetings.push(await fullMeeting(leader, bodyId, `201${n}-05-05`))
    let turn = 0
    const whole = await times(
      8,
      async () => {
        const slug = meetings[turn++]!
        for (const state of ['closed', 'verified', 'published'] as const) {
          const { id, version } = await readMeeting(leader, 'mereni', slug)
          await advanceMeeting(leader, id, version, state)
        }
        for (const file of downloads) await downloadMinutes(visitor(now), 'mereni', slug, file)
      },
      1,
    )
    const { id } = await readMeeting(leader, 'mereni', meetings[0]!)
    const frozen = await findPublishedMinutes(database(), id)
    const bare = await times(
      8,
      async () => {
        for (const file of downloads) await renderDownload(frozen!.document, file)
      },
      1,
    )
    figure(
      `A meeting of ${items} items closed, verified, published and set in ${downloads.length} formats`,
      ms(quantile(whole, 0.5)),
      `${ms(quantile(bare, 0.5))} for the formats alone`,
      '≤ 1 s of work',
    )
  } finally {
    useDatabase(undefined)
    await opened.close()
    await closePdf()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fullMeeting(leader: Actor, bodyId: string, heldOn: string): Promise<string> {
  const plan = { heldOn, startsAt: '15:00', place: 'sál', remoteUrl: '' }
  const { slug } = await planMeeting({ ...leader, now: new Date(`${heldOn}T08:00:00Z`) }, bodyId, plan)
  for (const state of ['convened', 'in_session'] as const) {
    const { id, version } = await readMeeting(leader, 'mereni', slug)
    await advanceMeeting(leader, id, version, state)
  }
  const { meeting, draft } = await editRecord(leader, 'mereni', slug)
  const checked = checkRecord({
    ...draft,
    attendance: draft.attendance.map((one) => ({ ...one, state: 'present' as const })),
    items: Array.from({ length: items }, (_, n) => ({
      ...emptyItem(),
      number: String(n + 1),
      title: `Bod ${n + 1} jednání ${heldOn}`,
      text: `${sentence.repeat(4)}\n\n${sentence.repeat(3)}`,
    })),
    resolutions: Array.from({ length: items }, (_, n) => ({
      ...emptyResolution(),
      item: String(n),
      number: `${n + 1}/${heldOn}`,
      text: sentence.repeat(2),
      voted: true,
      for: '9',
      against: '1',
      abstain: '1',
    })),
    tasks: Array.from({ length: items / 2 }, (_, n) => ({
      ...emptyTask(),
      item: String(n * 2),
      text: sentence,
      assignee: 'odbor dopravy',
      state: 'done' as const,
    })),
  })
  if (!('record' in checked)) throw new Error(JSON.stringify(checked))
  await rewriteMeeting(leader, meeting.id, meeting.version, checked.record, [])
  return slug
}
