import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { namePersons } from '../../people/index.ts'
import { listMemberships } from '../body.store.ts'
import { readMeeting } from '../read-meeting.ts'
import type { RecordPart } from '../tables.ts'
import { listParts } from '../verification/parts.store.ts'
import { suggestHidden, type HiddenKind } from './suggest-hidden.ts'

/** A stretch of a record's text with what stands around it. */
export interface Stretch {
  part: RecordPart
  partId: string
  /** Offsets in the part's text with its marks */
  from: number
  to: number
  before: string
  text: string
  after: string
}

export interface SuggestedStretch extends Stretch {
  kind: HiddenKind
  /** A name of somebody who sits in the body: public by their office */
  official: boolean
}

const around = 60

/** What of a record is hidden from the public, and what may have to be. @throws DomainError `not_found` */
export async function readHidden(actor: Actor, bodySlug: string, slug: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord || !meeting.record) throw notFound()
  const db = database()
  const memberships = await listMemberships(db, meeting.body.id, meeting.heldOn)
  const persons = await namePersons(
    db,
    memberships.map(({ personId }) => personId),
  )
  const officials = [
    ...[...persons.values()].map(({ full }) => full),
    ...meeting.record.attendance.filter(({ capacity }) => capacity !== 'guest').map(({ name }) => name),
    ...meeting.record.signatures.map(({ name }) => name),
  ].map(surnameStem)
  const hidden: Stretch[] = []
  const suggested: SuggestedStretch[] = []
  for (const { part, id, text } of await listParts(db, meeting.id)) {
    const stretch = (from: number, to: number): Stretch => ({
      part,
      partId: id,
      from,
      to,
      before: text.slice(Math.max(0, from - around), from),
      text: text.slice(from, to),
      after: text.slice(to, to + around),
    })
    for (const mark of text.matchAll(/⟦([^⟧]*)⟧/g))
      hidden.push(stretch(mark.index + 1, mark.index + 1 + mark[1]!.length))
    for (const { from, to, kind } of suggestHidden(text)) {
      const found = stretch(from, to)
      const official = kind === 'name' && officials.some((stem) => stem !== '' && found.text.includes(stem))
      suggested.push({ ...found, kind, official })
    }
  }
  const { id, version, state, number, body, heldOn } = meeting
  return {
    meeting: { id, version, state, number, slug: meeting.slug, body, heldOn },
    mayChange: meeting.state !== 'published',
    hidden,
    suggested,
  }
}

/** The part of a surname that its cases share: `Nováková` and `Novákové`, `Malina` and `Maliny`. */
const surnameStem = (name: string): string => {
  const surname = name.replace(/,.*$/, '').trim().split(/\s+/).at(-1) ?? ''
  const stem = surname.replace(/(?:[aeěiouyáéíý]|ová)$/u, '')
  return /^\p{Lu}/u.test(stem) && stem.length > 2 ? stem : ''
}
