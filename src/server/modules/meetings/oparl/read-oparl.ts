import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import {
  addressesAt,
  bodyObject,
  cityId,
  goneObject,
  meetingObject,
  membershipObject,
  organizationObject,
  paperObject,
  personObject,
  systemObject,
  termObject,
  type Addresses,
} from './objects.ts'
import {
  findGone,
  findObject,
  listObjects,
  oparlKinds,
  type OparlKind,
  type Rows,
  type TermRow,
} from './oparl.store.ts'
import { externalList, readListQuestion, type ExternalList, type ListQuestion } from './page.ts'

const makers: { [K in OparlKind]: (at: Addresses, row: Rows[K]) => object } = {
  organization: organizationObject,
  membership: membershipObject,
  person: personObject,
  legislativeTerm: termObject,
  meeting: meetingObject,
  paper: paperObject,
}

const isKind = (kind: string): kind is OparlKind => oparlKinds.some((known) => known === kind)
const everything: ListQuestion = {
  page: 1,
  createdSince: null,
  createdUntil: null,
  modifiedSince: null,
  modifiedUntil: null,
}

/** The OParl 1.1 System object: where everything begins. */
export const oparlSystem = async (): Promise<object> => systemObject(addressesAt(await permanentBase()))

/** The city as the one OParl Body. */
async function cityBody(at: Addresses): Promise<object> {
  const { rows } = await listObjects(database(), 'legislativeTerm', everything)
  const terms = rows.flatMap((one): TermRow[] => ('row' in one ? [one.row] : []))
  const moments = terms.flatMap(({ madeAt, changedAt }) => [madeAt, changedAt])
  const since = new Date(Math.min(...moments.map(Number), Date.parse('2023-01-01T00:00:00Z')))
  const changed = new Date(Math.max(...moments.map(Number), since.getTime()))
  return bodyObject(at, terms, { madeAt: since, changedAt: changed })
}

/**
 * A page of an external list: `body`, `organization`, `membership`, `person`, `legislativeTerm`, `meeting`, `paper`.
 * @throws DomainError `not_found` for another kind, `wrong_instant` for a filter that is no instant
 */
export async function oparlList(kind: string, query: URLSearchParams): Promise<ExternalList> {
  const at = addressesAt(await permanentBase())
  if (kind === 'body') return externalList(at.list('body'), query, 1, 1, [await cityBody(at)])
  if (!isKind(kind)) throw notFound()
  const question = readListQuestion(query)
  if (!question)
    throw new DomainError(
      'wrong_instant',
      'Filtr času musí být okamžik podle RFC 3339, například 2024-01-31T00:00:00Z.',
      400,
    )
  const { rows, total } = await listObjects(database(), kind, question)
  const make = makers[kind] as (at: Addresses, row: unknown) => object
  return externalList(
    at.list(kind),
    query,
    question.page,
    total,
    rows.map((one) => ('row' in one ? make(at, one.row) : goneObject(at, kind, one.gone))),
  )
}

/** One object by its kind and id. @throws DomainError `not_found` also for what is not public */
export async function oparlObject(kind: string, id: string): Promise<object> {
  const at = addressesAt(await permanentBase())
  if (kind === 'body' && id === cityId) return cityBody(at)
  if (!isKind(kind) || !isId(id)) throw notFound()
  const row = await findObject(database(), kind, id)
  const [gone] = row ? [] : await findGone(database(), kind, [id])
  if (gone) return goneObject(at, kind, gone)
  if (!row) throw notFound()
  return (makers[kind] as (at: Addresses, row: unknown) => object)(at, row)
}

/** An object that stands inside another one. @param part the rest of its address @throws DomainError `not_found` */
export async function oparlPart(kind: string, id: string, part: string): Promise<object> {
  const whole = (await oparlObject(kind, id)) as { id: string }
  const found = insideOf(whole, `${whole.id}/${part}`)
  if (!found) throw notFound()
  return found
}

function insideOf(value: unknown, id: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ((value as { id?: unknown }).id === id) return value
  for (const inner of Object.values(value)) {
    const found = insideOf(inner, id)
    if (found) return found
  }
  return undefined
}
