import { openStates } from '../../../../shared/cases/words.ts'
import { capabilityOf } from '../../../platform/auth/capability.ts'
import { database } from '../../../platform/database/database.ts'
import { readFormVersion } from '../../services/index.ts'
import type { Citizen } from '../../citizens/index.ts'
import { linkTo } from '../link-to-case.ts'
import { procedureOf } from '../procedures/procedures.ts'
import { openCase } from '../sealed-case.ts'
import { listAskedUntil, listCasesOf, listDraftsOf, listUnpaid } from './own.store.ts'

/** What a citizen has here: cases with what happens next and by when, drafts, and what is to be paid. */
export async function listOwn(citizen: Citizen) {
  const db = database()
  const [rows, drafts] = await Promise.all([listCasesOf(db, citizen.id), listDraftsOf(db, citizen.id)])
  const ids = rows.map(({ id }) => id)
  const [asked, unpaid] = await Promise.all([listAskedUntil(db, ids), listUnpaid(db, ids)])
  return {
    cases: rows.map((row) => {
      const { subject, applicant } = openCase(row)
      return {
        link: linkTo(row),
        referenceNumber: row.referenceNumber,
        title: row.formTitle,
        subject,
        state: row.state,
        open: openStates.includes(row.state),
        receivedAt: row.receivedAt,
        dueOn: row.dueOn,
        confirmBy: row.confirmBy,
        completeBy: row.state === 'waiting' ? (asked.get(row.id) ?? null) : null,
        next: procedureOf(row.procedure).next,
        /** Who filed it on the citizen's behalf */
        filedBy: row.grantorId === citizen.id ? applicant.name : null,
        represented: row.citizenId === citizen.id ? (applicant.represented ?? null) : null,
        unpaid: unpaid
          .filter(({ caseId }) => caseId === row.id)
          .map(({ amount, what, dueOn }) => ({ amount, what, dueOn })),
      }
    }),
    drafts: await Promise.all(
      drafts.map(async ({ id, nonce, formVersionId, changedAt }) => ({
        link: capabilityOf('draft', id, nonce),
        title: (await readFormVersion(formVersionId)).title,
        changedAt,
      })),
    ),
  }
}

/** Earlier cases of a citizen by one form, from which answers may be taken over. */
export async function listEarlier(citizen: Citizen, formSlug: string) {
  const rows = (await listCasesOf(database(), citizen.id)).filter(({ citizenId }) => citizenId === citizen.id)
  const known = await Promise.all(
    rows.slice(0, 20).map(async (row) => ({ row, form: await readFormVersion(row.formVersionId) })),
  )
  return known
    .filter(({ form }) => form.slug === formSlug)
    .map(({ row }) => ({ id: row.id, referenceNumber: row.referenceNumber, receivedAt: row.receivedAt }))
}
