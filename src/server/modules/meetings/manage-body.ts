import * as v from 'valibot'
import { slugOf as slug } from '../../../shared/format/slug.ts'
import { minutesParts } from '../../../shared/meetings/printed-minutes.ts'
import { isoDate, orNothing, recordLine, recordText } from '../../../shared/meetings/record.ts'
import {
  bodyKinds,
  membershipRoles,
  type BodyKind,
  type MembershipRole,
} from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { findNamedPersons, namePersons } from '../people/index.ts'
import { settingsOf, type BodySettings } from './body-settings.ts'
import {
  endMembership,
  findBodyWhole,
  holdsRole,
  insertTerm,
  listAllBodies,
  listAllMemberships,
  listTerms,
  updateBody,
} from './body.store.ts'
import { appointMember, foundBody } from './found-body.ts'
import { mayManageBodies } from './policy.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const refuseStranger = (actor: Actor) => {
  if (!mayManageBodies(actor)) throw notFound()
}
const dayOrNull = orNothing(isoDate, 'Zadejte datum, nebo pole nechte prázdné.')
const parsed = <Schema extends v.GenericSchema>(schema: Schema, input: unknown): v.InferOutput<Schema> => {
  const checked = v.safeParse(schema, input)
  if (!checked.success) throw wrongForm('wrong_input', checked.issues)
  return checked.output
}

/** All bodies, dissolved ones too, and the legislative terms. @throws DomainError `not_found` */
export async function managedBodies(actor: Actor) {
  refuseStranger(actor)
  const [bodies, terms] = await Promise.all([listAllBodies(database()), listTerms(database())])
  return { bodies, terms }
}

/** Address of a body from its name: `Komise pro Smart City` becomes `komise-pro-smart-city`. */
export const slugOf = (name: string): string => slug(name, '')

const newBody = v.object({
  kind: v.picklist(bodyKinds, 'Vyberte druh orgánu.'),
  name: v.pipe(
    recordLine(300),
    v.nonEmpty('Napište název orgánu.'),
    v.check((name) => slugOf(name) !== '', 'Název musí obsahovat písmena.'),
  ),
  foundedOn: dayOrNull,
})

/** Founds a body; its address is made of its name and never changes. @returns the address @throws DomainError `not_found`, `wrong_input`, `body_exists` */
export async function addBody(
  actor: Actor,
  input: { kind: string; name: string; foundedOn: string },
): Promise<string> {
  refuseStranger(actor)
  const { kind, name, foundedOn } = parsed(newBody, input)
  const slug = slugOf(name)
  await inTransaction(actor, async (work) => {
    if (await findBodyWhole(work.db, slug))
      throw new DomainError('body_exists', 'Orgán s tímto názvem už je. Změňte název.')
    await foundBody(work, { slug, kind, name, ...(foundedOn ? { foundedOn } : {}) })
  })
  return slug
}

const number = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, 'Zadejte celé číslo.'),
    v.transform(Number),
    v.minValue(least, `Zadejte nejméně ${least}.`),
    v.maxValue(most, `Zadejte nejvýš ${most}.`),
  )

const settingsForm = v.object({
  name: v.pipe(recordLine(300), v.nonEmpty('Napište název orgánu.')),
  genitive: v.pipe(
    recordLine(300),
    v.transform((text) => text || null),
  ),
  dissolvedOn: dayOrNull,
  numbering: v.picklist(['term', 'year']),
  sitting: v.picklist(['public', 'private']),
  publishUnverified: v.boolean(),
  publishNamedVotes: v.boolean(),
  publishAttendanceStatistics: v.boolean(),
  substitutes: v.boolean(),
  correspondenceVotes: v.boolean(),
  verifiers: number(0, 5),
  leadDays: number(0, 60),
  series: v.pipe(
    v.string(),
    v.transform((code) => code || null),
  ),
  opening: recordText(2000),
  closing: recordText(2000),
  namedVotes: v.boolean(),
  parts: v.pipe(v.array(v.picklist(minutesParts)), v.minLength(1, 'Vyberte aspoň jednu část zápisu.')),
})

export type BodyForm = v.InferInput<typeof settingsForm>

export interface ManagedBody {
  id: string
  slug: string
  kind: BodyKind
  name: string
  genitive: string | null
  foundedOn: string | null
  dissolvedOn: string | null
  version: number
  settings: BodySettings
  /** Whether the law lets this kind of body vote by correspondence */
  mayCorrespond: boolean
  memberships: {
    id: string
    name: string
    role: MembershipRole
    gender: 'female' | 'male' | null
    startsOn: string
    endsOn: string | null
  }[]
}

/** A body with its settings and all its memberships, past ones too. @throws DomainError `not_found` */
export async function manageBody(actor: Actor, slug: string): Promise<ManagedBody> {
  refuseStranger(actor)
  const body = await findBodyWhole(database(), slug)
  if (!body) throw notFound()
  const rows = await listAllMemberships(database(), body.id)
  const names = await namePersons(
    database(),
    rows.map(({ personId }) => personId),
  )
  return {
    ...body,
    settings: settingsOf(body),
    mayCorrespond: body.kind !== 'assembly' && body.kind !== 'council',
    memberships: rows.map(({ personId, ...row }) => ({
      ...row,
      name: names.get(personId)?.full ?? '?',
      gender: names.get(personId)?.gender ?? null,
    })),
  }
}

/** Changes a body's name and rules. @throws DomainError `not_found`, `wrong_input`, `stale` */
export async function saveBody(actor: Actor, slug: string, version: number, input: BodyForm): Promise<void> {
  refuseStranger(actor)
  const { name, genitive, dissolvedOn, opening, closing, namedVotes, parts, ...rules } = parsed(
    settingsForm,
    input,
  )
  await inTransaction(actor, async (work) => {
    const body = await findBodyWhole(work.db, slug)
    if (!body) throw notFound()
    const settings: BodySettings = { ...rules, minutes: { parts, opening, closing, namedVotes } }
    if (!(await updateBody(work.db, body.id, version, { name, genitive, dissolvedOn, settings })))
      throw new DomainError(
        'stale',
        'Nastavení mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.',
        409,
      )
    work.audit({
      action: 'meetings.body.changed',
      subject: { kind: 'body', id: body.id },
      details: { ...rules, dissolvedOn },
    })
  })
}

const appointment = v.object({
  role: v.picklist(membershipRoles, 'Vyberte roli.'),
  startsOn: isoDate,
})

/** Appoints somebody whom a name or an e-mail names. @throws DomainError `not_found`, `wrong_input`, `nobody`, `more_persons` */
export async function appoint(
  actor: Actor,
  slug: string,
  input: { person: string; role: string; startsOn: string },
): Promise<void> {
  refuseStranger(actor)
  const { role, startsOn } = parsed(appointment, input)
  await inTransaction(actor, async (work) => {
    const body = await findBodyWhole(work.db, slug)
    if (!body) throw notFound()
    const found = input.person.trim() === '' ? [] : await findNamedPersons(work.db, input.person.trim())
    if (found.length === 0)
      throw new DomainError(
        'nobody',
        'Takovou osobu v seznamu lidí nemáme. Napište celé jméno nebo e-mail, nebo osobu nejdřív přidejte.',
      )
    if (found.length > 1)
      throw new DomainError(
        'more_persons',
        `Toto jméno má v seznamu víc lidí. Napište e-mail: ${found.map(({ email }) => email ?? 'bez e-mailu').join(', ')}.`,
      )
    const membership = { bodyId: body.id, personId: found[0]!.id, role }
    if (await holdsRole(work.db, membership, startsOn))
      throw new DomainError('appointed', 'Tuto roli v orgánu už má. Dřívější členství nejdřív ukončete.')
    await appointMember(work, { ...membership, startsOn })
  })
}

/** Ends a membership on a day; it is never erased. @throws DomainError `not_found`, `wrong_input`, `wrong_day` */
export async function dismiss(actor: Actor, slug: string, id: string, endsOn: string): Promise<void> {
  refuseStranger(actor)
  const day = parsed(isoDate, endsOn)
  if (!isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const body = await findBodyWhole(work.db, slug)
    const membership = body && (await listAllMemberships(work.db, body.id)).find((one) => one.id === id)
    if (!body || !membership) throw notFound()
    if (day < membership.startsOn)
      throw new DomainError('wrong_day', 'Členství nemůže skončit dřív, než začalo. Opravte datum.')
    await endMembership(work.db, id, day)
    work.audit({
      action: 'meetings.member.dismissed',
      subject: { kind: 'body', id: body.id },
      details: { membership: id, endsOn: day },
    })
  })
}

const term = v.object({
  name: v.pipe(recordLine(100), v.nonEmpty('Napište název období, například 2022–2026.')),
  startsOn: isoDate,
  endsOn: dayOrNull,
})

/** Adds a legislative term; terms do not overlap. @throws DomainError `not_found`, `wrong_input`, `overlap` */
export async function addTerm(
  actor: Actor,
  input: { name: string; startsOn: string; endsOn: string },
): Promise<void> {
  refuseStranger(actor)
  const row = parsed(term, input)
  if (row.endsOn !== null && row.endsOn <= row.startsOn)
    throw new DomainError('wrong_input', 'Konec období musí být po začátku.')
  await inTransaction(actor, async (work) => {
    const overlaps = (await listTerms(work.db)).find(
      (one) =>
        (one.endsOn === null || one.endsOn >= row.startsOn) &&
        (row.endsOn === null || one.startsOn <= row.endsOn),
    )
    if (overlaps)
      throw new DomainError('overlap', `Období se kryje s obdobím ${overlaps.name}. Opravte data.`)
    const id = newId()
    await insertTerm(work.db, { id, ...row })
    work.audit({ action: 'meetings.term.added', subject: { kind: 'term', id }, details: row })
  })
}
