import { cs } from '../../../../shared/messages/cs.ts'
import { localInstant } from '../../../../shared/time/local-instant.ts'
import type { MeetingState } from '../../../../shared/meetings/words.ts'
import type {
  MembershipRow,
  MeetingRow,
  Noted,
  OrganizationRow,
  PaperRow,
  PersonRow,
  TermRow,
} from './oparl.store.ts'

const schema = (type: string) => `https://schema.oparl.org/1.1/${type}`

/** Addresses of the objects of one city. */
export interface Addresses {
  /** Permanent beginning of all addresses */
  base: string
  object: (kind: string, id: string) => string
  list: (kind: string) => string
}

export const addressesAt = (base: string): Addresses => ({
  base,
  object: (kind, id) => `${base}/oparl/1.1/${kind}/${id}`,
  list: (kind) => `${base}/oparl/1.1/${kind}`,
})

/** The one body of the system: the city itself. */
export const cityId = 'mesto'

/** RFC 3339 in UTC, whole seconds. */
const instant = (at: Date | string) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')

const stamps = ({ madeAt, changedAt }: Pick<Noted, 'madeAt' | 'changedAt'>) => ({
  created: instant(madeAt),
  modified: instant(changedAt),
})

/** Leaves out what is not stated. */
const stated = (object: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))

export const systemObject = (at: Addresses) => ({
  id: `${at.base}/oparl/1.1`,
  type: schema('System'),
  oparlVersion: schema(''),
  name: cs.site.city,
  website: `${at.base}/`,
  product: `${at.base}/`,
  body: at.list('body'),
  created: '2023-01-01T00:00:00Z',
  modified: '2023-01-01T00:00:00Z',
})

/** @param terms embedded, as the schema wants them */
export const bodyObject = (
  at: Addresses,
  terms: readonly TermRow[],
  changed: { madeAt: Date; changedAt: Date },
) => ({
  id: at.object('body', cityId),
  type: schema('Body'),
  system: `${at.base}/oparl/1.1`,
  name: cs.site.city,
  website: `${at.base}/`,
  organization: at.list('organization'),
  person: at.list('person'),
  meeting: at.list('meeting'),
  paper: at.list('paper'),
  membership: at.list('membership'),
  legislativeTermList: at.list('legislativeTerm'),
  legislativeTerm: terms.map((term) => termObject(at, term)),
  ...stamps(changed),
})

export const termObject = (at: Addresses, { id, name, startsOn, endsOn, ...noted }: TermRow) =>
  stated({
    id: at.object('legislativeTerm', id),
    type: schema('LegislativeTerm'),
    body: at.object('body', cityId),
    name,
    startDate: startsOn,
    endDate: endsOn,
    ...stamps(noted),
  })

export const organizationObject = (at: Addresses, row: OrganizationRow) =>
  stated({
    id: at.object('organization', row.id),
    type: schema('Organization'),
    body: at.object('body', cityId),
    name: row.name,
    classification: row.kind,
    organizationType: 'committee',
    startDate: row.foundedOn,
    endDate: row.dissolvedOn,
    website: `${at.base}/organy/${row.slug}`,
    meeting: at.list('meeting'),
    membership: row.memberships.map((id) => at.object('membership', id)),
    ...stamps(row),
  })

const voting = ['chair', 'vice_chair', 'member']

export const membershipObject = (at: Addresses, row: MembershipRow & Noted) =>
  stated({
    id: at.object('membership', row.id),
    type: schema('Membership'),
    person: at.object('person', row.personId),
    organization: at.object('organization', row.bodyId),
    role: cs.bodies.role.male[row.role],
    votingRight: voting.includes(row.role),
    startDate: row.startsOn,
    endDate: row.endsOn,
    ...stamps(row),
  })

/** A member of a body; e-mail, department and everything else of the office stays inside. */
export const personObject = (at: Addresses, row: PersonRow) =>
  stated({
    id: at.object('person', row.id),
    type: schema('Person'),
    body: at.object('body', cityId),
    name: [row.honorificPrefix, row.name, row.honorificSuffix].filter(Boolean).join(' '),
    givenName: row.givenName,
    familyName: row.familyName,
    title: row.honorificPrefix === null ? null : [row.honorificPrefix],
    affix: row.honorificSuffix,
    gender: row.gender,
    membership: row.memberships.map((one) =>
      membershipObject(at, { ...one, madeAt: madeAtOf(one.id), changedAt: new Date(one.changedAt) }),
    ),
    ...stamps(row),
  })

/** The first 48 bits of a UUID of version 7. */
const madeAtOf = (id: string) => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))

const states: Partial<Record<MeetingState, string>> = {
  planned: 'terminiert',
  convened: 'eingeladen',
  published: 'durchgeführt',
  closed: 'durchgeführt',
  verified: 'durchgeführt',
}

/** Votes, quorum and outcomes stand under `radnice:`, for which OParl has no place. */
export function meetingObject(at: Addresses, row: MeetingRow) {
  const id = at.object('meeting', row.id)
  const page = `${at.base}/jednani/${row.bodySlug}/${row.slug}`
  return stated({
    id,
    type: schema('Meeting'),
    name: cs.meetings.heading(row.number, cs.meetings.meetingWord[row.bodyKind], row.bodyName),
    meetingState: states[row.state],
    cancelled: row.state === 'cancelled',
    start: localInstant(row.heldOn, row.startsAt ?? '00:00'),
    end: row.endsAt === null ? null : localInstant(row.heldOn, row.endsAt),
    location:
      row.place === null
        ? null
        : { id: `${id}/location`, type: schema('Location'), description: row.place, ...stamps(row) },
    organization: [at.object('organization', row.bodyId)],
    participant: row.participants?.map((person) => at.object('person', person)),
    resultsProtocol:
      row.publishedAt === null
        ? null
        : {
            id: `${id}/resultsProtocol`,
            type: schema('File'),
            name: 'Zápis',
            fileName: 'zapis.pdf',
            mimeType: 'application/pdf',
            date: instant(row.publishedAt).slice(0, 10),
            accessUrl: `${page}/zapis.pdf`,
            downloadUrl: `${page}/zapis.pdf`,
            ...stamps(row),
          },
    auxiliaryFile: row.annexes?.map((annex) => ({
      id: `${id}/auxiliaryFile/${annex.id}`,
      type: schema('File'),
      name: annex.title,
      fileName: annex.fileName,
      mimeType: annex.mediaType,
      size: annex.size,
      accessUrl: `${page}/soubory/${annex.id}`,
      ...stamps(row),
    })),
    agendaItem: row.items?.map((item, order) =>
      stated({
        id: `${id}/agendaItem/${item.id}`,
        type: schema('AgendaItem'),
        meeting: id,
        number: item.number,
        order,
        name: item.title,
        public: true,
        resolutionText: item.resolutions.map(({ text }) => text).join('\n\n') || null,
        'radnice:text': item.text || null,
        'radnice:resolution': item.resolutions.map((resolution) =>
          stated({
            paper: at.object('paper', resolution.id),
            kind: resolution.kind,
            number: resolution.number,
            text: resolution.text,
            vote: resolution.vote && stated({ ...resolution.vote }),
          }),
        ),
        'radnice:task': item.tasks.map((task) => stated({ ...task })),
        ...stamps(row),
      }),
    ),
    web: page,
    'radnice:quorate': row.quorate,
    'radnice:membersPresent': row.present,
    'radnice:members': row.items === null ? null : row.members || null,
    'radnice:task': row.tasks?.map((task) => stated({ ...task })),
    ...stamps(row),
  })
}

/** An object that was public and is no more (OParl 1.1, 2.7). */
export const goneObject = (at: Addresses, kind: string, row: Noted) => ({
  id: at.object(kind, row.id),
  type: schema(kind[0]!.toUpperCase() + kind.slice(1)),
  deleted: true,
  ...stamps(row),
})

/** What a body decided, recommended or took note of, as a paper that one item of a meeting consulted. */
export const paperObject = (at: Addresses, row: PaperRow) => {
  const meeting = at.object('meeting', row.meetingId)
  const id = at.object('paper', row.id)
  return stated({
    id,
    type: schema('Paper'),
    body: at.object('body', cityId),
    name: row.text.replace(/\s+/g, ' ').slice(0, 200),
    reference: row.number,
    date: row.heldOn,
    paperType: cs.meetings.kind[row.kind],
    originatorOrganization: [at.object('organization', row.bodyId)],
    consultation: [
      stated({
        id: `${id}/consultation`,
        type: schema('Consultation'),
        paper: id,
        meeting,
        agendaItem: row.itemId === null ? null : `${meeting}/agendaItem/${row.itemId}`,
        organization: [at.object('organization', row.bodyId)],
        authoritative: row.kind === 'resolution',
        role: cs.meetings.kind[row.kind],
        ...stamps(row),
      }),
    ],
    web: `${at.base}/jednani/${row.bodySlug}/${row.slug}#usneseni-${row.id}`,
    'radnice:text': row.text,
    ...stamps(row),
  })
}
