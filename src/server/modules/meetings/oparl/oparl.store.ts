import { sql, type RawBuilder } from 'kysely'
import type {
  BodyKind,
  MeetingState,
  MembershipRole,
  ResolutionKind,
  TaskState,
} from '../../../../shared/meetings/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import { membersOn } from '../body.store.ts'
import { pageSize, type ListQuestion } from './page.ts'

/** Ids are UUIDs of version 7: their first 48 bits are the milliseconds of their making. */
const madeAt = (id: RawBuilder<unknown>) =>
  sql`to_timestamp(('x' || translate(left(${id}::text, 13), '-', ''))::bit(48)::bigint / 1000.0)`

/** Published records, and meetings of our own calendar. */
const publicMeeting = sql`(m.state = 'published' or m.origin = 'held')`

interface Kind {
  /** Columns of a row, from which its object is made */
  columns: RawBuilder<unknown>
  from: RawBuilder<unknown>
  id: RawBuilder<unknown>
  changed: RawBuilder<unknown>
}

const kinds = {
  organization: {
    columns: sql`b.id, b.slug, b.name, b.kind, b.founded_on::text, b.dissolved_on::text,
      (select coalesce(json_agg(s.id order by s.id), '[]') from meetings.membership s where s.body_id = b.id) as memberships`,
    from: sql`meetings.body b`,
    id: sql`b.id`,
    changed: sql`b.changed_at`,
  },
  membership: {
    columns: sql`s.id, s.person_id, s.body_id, s.role, s.starts_on::text, s.ends_on::text`,
    from: sql`meetings.membership s`,
    id: sql`s.id`,
    changed: sql`s.changed_at`,
  },
  person: {
    columns: sql`p.id, p.name, p.given_name, p.family_name, p.honorific_prefix, p.honorific_suffix, p.gender,
      (select json_agg(json_build_object('id', s.id, 'personId', s.person_id, 'bodyId', s.body_id, 'role', s.role,
        'startsOn', s.starts_on, 'endsOn', s.ends_on, 'changedAt', s.changed_at) order by s.id)
        from meetings.membership s where s.person_id = p.id) as memberships`,
    from: sql`(select * from people.person p where exists (select 1 from meetings.membership s where s.person_id = p.id)) p`,
    id: sql`p.id`,
    changed: sql`greatest(p.changed_at, (select max(s.changed_at) from meetings.membership s where s.person_id = p.id))`,
  },
  legislativeTerm: {
    columns: sql`l.id, l.name, l.starts_on::text, l.ends_on::text`,
    from: sql`meetings.legislative_term l`,
    id: sql`l.id`,
    changed: sql`l.changed_at`,
  },
  meeting: {
    columns: sql`m.id, m.slug, m.number, m.held_on::text, m.starts_at, m.ends_at, m.place, m.state, m.quorate, m.body_id,
      b.slug as body_slug, b.name as body_name, b.kind as body_kind, m.published_at,
      case when m.state = 'published' then (select coalesce(json_agg(a.person_id order by a.position), '[]') from meetings.attendance a
        where a.meeting_id = m.id and a.state = 'present' and exists (select 1 from meetings.membership s where s.person_id = a.person_id)) end as participants,
      case when m.state = 'published' then (select coalesce(json_agg(json_build_object('id', i.id, 'number', i.number, 'title', i.title,
        'position', i.position, 'text', i.text, 'resolutions', (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'number', r.number,
          'text', r.text, 'vote', case when v.id is null then null else json_build_object('present', v.present, 'for', v.in_favour, 'against', v.against,
          'abstain', v.abstain, 'notVoting', v.not_voting, 'result', v.result) end) order by r.position), '[]')
          from meetings.resolution r left join meetings.vote_event v on v.resolution_id = r.id where r.meeting_id = m.id and r.item_id = i.id),
          'tasks', (select coalesce(json_agg(json_build_object('id', t.id, 'text', t.text, 'assignee', t.assignee, 'dueOn', t.due_on, 'due', t.due_words, 'state', coalesce(t.public_state, t.state)) order by t.position), '[]') from meetings.task t where t.meeting_id = m.id and t.item_id = i.id)) order by i.position), '[]')
        from meetings.agenda_item i where i.meeting_id = m.id and not i.withdrawn) end as items,
      case when m.state = 'published' then (select coalesce(json_agg(json_build_object('id', t.id, 'text', t.text, 'assignee', t.assignee, 'dueOn', t.due_on, 'due', t.due_words, 'state', coalesce(t.public_state, t.state)) order by t.position), '[]') from meetings.task t where t.meeting_id = m.id and t.item_id is null) end as tasks,
      case when m.state = 'published' then (select count(*)::int from meetings.attendance a where a.meeting_id = m.id and a.capacity = 'member' and a.state = 'present') end as present,
      ${membersOn('m.bodyId', 'm.heldOn')} as members,
      case when m.state = 'published' then (select coalesce(json_agg(json_build_object('id', x.id, 'number', x.number, 'title', x.title,
        'fileName', x.file_name, 'mediaType', x.media_type, 'size', x.file_size) order by x.number), '[]')
        from meetings.annex x where x.meeting_id = m.id and x.public and x.file_id is not null) end as annexes`,
    from: sql`(select * from meetings.meeting m where ${publicMeeting}) m join meetings.body b on b.id = m.body_id`,
    id: sql`m.id`,
    changed: sql`m.changed_at`,
  },
  paper: {
    columns: sql`r.id, r.number, r.kind, r.text, r.item_id, m.id as meeting_id, m.held_on::text, m.body_id, m.slug, b.slug as body_slug, m.changed_at`,
    from: sql`meetings.resolution r join meetings.meeting m on m.id = r.meeting_id and m.state = 'published' join meetings.body b on b.id = m.body_id`,
    id: sql`r.id`,
    changed: sql`m.changed_at`,
  },
} satisfies Record<string, Kind>

export type OparlKind = keyof typeof kinds
export const oparlKinds = Object.keys(kinds) as OparlKind[]

export interface Noted {
  id: string
  madeAt: Date
  changedAt: Date
}
export interface OrganizationRow extends Noted {
  slug: string
  name: string
  kind: BodyKind
  foundedOn: string | null
  dissolvedOn: string | null
  memberships: string[]
}
export interface MembershipRow {
  id: string
  personId: string
  bodyId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
}
export interface PersonRow extends Noted {
  name: string
  givenName: string | null
  familyName: string | null
  honorificPrefix: string | null
  honorificSuffix: string | null
  gender: 'female' | 'male' | null
  memberships: (MembershipRow & { changedAt: string })[]
}
export interface TermRow extends Noted {
  name: string
  startsOn: string
  endsOn: string | null
}
export interface VoteRow {
  present: number | null
  for: number | null
  against: number | null
  abstain: number | null
  notVoting: number | null
  result: 'accepted' | 'rejected' | null
}
export interface TaskRow {
  id: string
  text: string
  assignee: string | null
  dueOn: string | null
  due: string | null
  state: TaskState
}
export interface MeetingRow extends Noted {
  slug: string
  number: number | null
  heldOn: string
  startsAt: string | null
  endsAt: string | null
  place: string | null
  state: MeetingState
  quorate: boolean | null
  bodyId: string
  bodySlug: string
  bodyName: string
  bodyKind: BodyKind
  publishedAt: Date | null
  participants: string[] | null
  /** Members who came; null before publication */
  present: number | null
  members: number
  tasks: TaskRow[] | null
  items:
    | {
        id: string
        number: string | null
        title: string
        position: number
        text: string
        tasks: TaskRow[]
        resolutions: {
          id: string
          kind: ResolutionKind
          number: string | null
          text: string
          vote: VoteRow | null
        }[]
      }[]
    | null
  annexes:
    { id: string; number: number; title: string; fileName: string; mediaType: string; size: number }[] | null
}
export interface PaperRow extends Noted {
  number: string | null
  kind: ResolutionKind
  text: string
  itemId: string | null
  meetingId: string
  heldOn: string
  bodyId: string
  slug: string
  bodySlug: string
}
export interface Rows {
  organization: OrganizationRow
  membership: MembershipRow & Noted
  person: PersonRow
  legislativeTerm: TermRow
  meeting: MeetingRow
  paper: PaperRow
}

/** An object changed when it was made at the earliest: its row may carry the beginning of the transaction that made it. */
const changedAt = ({ id, changed }: Kind) => sql`greatest(${changed}, ${madeAt(id)})`

const select = (kind: Kind) =>
  sql`select ${kind.columns}, ${madeAt(kind.id)} as made_at, ${changedAt(kind)} as changed_at from ${kind.from}`

/** What was public under the ids and is no more. */
export async function findGone(db: Db, kind: string, ids: readonly string[]): Promise<Noted[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Noted>`select g.id, ${madeAt(sql`g.id`)} as made_at, g.gone_at as changed_at
    from meetings.gone g where g.kind = ${kind} and g.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** One public object by its id. */
export async function findObject<K extends OparlKind>(
  db: Db,
  kind: K,
  id: string,
): Promise<Rows[K] | undefined> {
  const { rows } = await sql<Rows[K]>`${select(kinds[kind])} where ${kinds[kind].id} = ${id}`.execute(db)
  return rows[0]
}

export type Listed<K extends OparlKind> = { row: Rows[K] } | { gone: Noted }

/**
 * A page of public objects in the stable order of their ids, and how many there are. Who asks what was modified since an
 * instant also learns what was deleted since.
 */
export async function listObjects<K extends OparlKind>(
  db: Db,
  kind: K,
  question: ListQuestion,
): Promise<{ rows: Listed<K>[]; total: number }> {
  const { id, from } = kinds[kind]
  const within = (made: RawBuilder<unknown>, changed: RawBuilder<unknown>) => {
    const bounds: [Date | null, RawBuilder<unknown>, RawBuilder<unknown>][] = [
      [question.createdSince, made, sql`>=`],
      [question.createdUntil, made, sql`<=`],
      [question.modifiedSince, changed, sql`>=`],
      [question.modifiedUntil, changed, sql`<=`],
    ]
    const conditions = bounds.flatMap(([bound, column, sign]) =>
      bound === null ? [] : [sql`date_trunc('second', ${column}) ${sign} ${bound}`],
    )
    return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
  }
  const live = sql`select ${id} as id from ${from} where ${within(madeAt(id), changedAt(kinds[kind]))}`
  const gone = sql`select g.id from meetings.gone g where g.kind = ${kind} and ${within(madeAt(sql`g.id`), sql`g.gone_at`)}`
  const all = question.modifiedSince === null ? live : sql`${live} union ${gone}`
  // the rows that an offset passes over would be made whole and thrown away: places first, rows after
  const places = await sql<{ id: string }>`select id from (${all}) o
    order by id limit ${pageSize} offset ${(question.page - 1) * pageSize}`.execute(db)
  const ids = places.rows.map((row) => row.id)
  const { rows } = await sql<
    Rows[K]
  >`${select(kinds[kind])} where ${id} = any(${ids}::uuid[]) order by ${id}`.execute(db)
  const standing = new Map(rows.map((row) => [row.id, row]))
  const left = await findGone(
    db,
    kind,
    ids.filter((one) => !standing.has(one)),
  )
  const listed = ids.flatMap((one): Listed<K>[] => {
    const row = standing.get(one)
    const gone = left.find(({ id: goneId }) => goneId === one)
    return row ? [{ row }] : gone ? [{ gone }] : []
  })
  const counted = await sql<{ n: number }>`select count(*)::int as n from (${all}) o`.execute(db)
  return { rows: listed, total: counted.rows[0]!.n }
}
