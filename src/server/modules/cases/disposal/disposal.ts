import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { listCaseAttachments } from '../attachments/attachment.store.ts'
import { dropFile } from '../attachments/keep-file.ts'
import { mayHandle, mayManage } from '../policy.ts'
import { procedureOf } from '../procedures/procedures.ts'
import {
  destroyKeys,
  findDisposal,
  insertDisposal,
  insertItems,
  listDisposalRows,
  listEnded,
  listItems,
  permitDisposal,
} from './disposal.store.ts'
import { lastYear, retentionOf } from './retention.ts'

const yearBefore = (actor: Actor): number => Number(localDay(actor.now).slice(0, 4)) - 1

/** Ended cases whose period is over. */
async function ripe(actor: Actor, db = database()) {
  const year = yearBefore(actor)
  return (await listEnded(db, `${year + 1}-01-01`)).filter(({ retentionCode, endedOn }) => {
    const last = lastYear(retentionCode, endedOn!)
    return last !== null && last <= year
  })
}

/** Proposals of disposal, and how many cases by code wait for the next one. @throws DomainError `not_found` */
export async function readDisposals(actor: Actor) {
  if (!mayHandle(actor)) throw notFound()
  const waiting = new Map<string, number>()
  for (const { retentionCode } of await ripe(actor))
    waiting.set(retentionCode, (waiting.get(retentionCode) ?? 0) + 1)
  return {
    year: yearBefore(actor),
    waiting: [...waiting]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => a.code.localeCompare(b.code)),
    disposals: (await listDisposalRows(database())).map((one) => ({
      ...one,
      destroys: Number(one.destroys),
      archives: Number(one.archives),
    })),
    mayPermit: mayManage(actor),
  }
}

/**
 * Proposes for disposal all cases whose period is over; what is to be archived, or chosen by the archive, is never destroyed here.
 * @throws DomainError `not_found`, `nothing`, `proposed`
 */
export async function proposeDisposal(actor: Actor, by: string): Promise<void> {
  if (!mayHandle(actor)) throw notFound()
  await inTransaction(actor, async (work) => {
    const year = yearBefore(actor)
    if ((await listDisposalRows(work.db)).some((one) => one.year === year))
      throw new DomainError('proposed', `Návrh za rok ${year} už je sestavený.`, 409)
    const found = await ripe(actor, work.db)
    if (found.length === 0) throw new DomainError('nothing', 'Žádnému spisu teď skartační lhůta neuplynula.')
    const id = newId()
    await insertDisposal(work.db, { id, year, proposedAt: actor.now, proposedBy: by })
    const items = found.map((row) => ({
      disposalId: id,
      caseId: row.id,
      verdict: retentionOf(row.retentionCode)?.sign === 'S' ? ('destroy' as const) : ('archive' as const),
    }))
    for (let at = 0; at < items.length; at += 1000) await insertItems(work.db, items.slice(at, at + 1000))
    work.audit({
      action: 'cases.disposal.proposed',
      subject: { kind: 'disposal', id },
      details: { cases: items.length },
    })
  })
}

/** The list that goes to the archive: head and rows. @throws DomainError `not_found` */
export async function listProposed(actor: Actor, id: string) {
  if (!mayHandle(actor) || !isId(id)) throw notFound()
  const rows = await listItems(database(), id)
  if (rows.length === 0) throw notFound()
  return {
    head: ['cislo', 'spisova_znacka', 'druh', 'prijato', 'ukonceno', 'skartacni_znak', 'navrh'],
    rows: rows.map((row) => [
      row.referenceNumber,
      row.fileMark,
      procedureOf(row.procedure).title,
      localDay(row.receivedAt),
      row.endedOn,
      row.retentionCode,
      row.verdict === 'destroy' ? 'zničit' : 'předat archivu',
    ]),
  }
}

/**
 * Notes the archive's permission and destroys what it permits: files, and the keys without which nothing of a case can be read.
 * Numbers, days and the trail of what happened stay.
 * @throws DomainError `not_found`, `empty`, `wrong_day`, `done`
 */
export async function carryOutDisposal(
  actor: Actor,
  by: string,
  id: string,
  { permission, permittedOn }: { permission: string; permittedOn: string },
): Promise<void> {
  if (!mayManage(actor) || !isId(id)) throw notFound()
  const reference = permission.trim()
  if (reference === '' || reference.length > 200)
    throw new DomainError('empty', 'Povolení archivu: opište jeho číslo jednací.')
  if (!isDay(permittedOn) || permittedOn > localDay(actor.now))
    throw new DomainError('wrong_day', 'Povoleno dne: zadejte den, který už byl.')
  await inTransaction(actor, async (work) => {
    const disposal = await findDisposal(work.db, id)
    if (!disposal) throw notFound()
    if (disposal.doneAt) throw new DomainError('done', 'Tento návrh už je vyřízený.', 409)
    const ids = (await listItems(work.db, id))
      .filter(({ verdict }) => verdict === 'destroy')
      .map((one) => one.id)
    for (const caseId of ids)
      for (const file of await listCaseAttachments(work.db, caseId)) await dropFile(work, file)
    await destroyKeys(work.db, ids, localDay(actor.now))
    await permitDisposal(work.db, id, {
      permission: reference,
      permittedOn,
      doneAt: actor.now,
      doneBy: by,
    })
    work.audit({
      action: 'cases.disposal.carried_out',
      subject: { kind: 'disposal', id },
      details: { destroyed: ids.length, permission: reference },
    })
  })
}
