import type { TaskState } from '../../../shared/meetings/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { matchingDeskIds } from '../../platform/search/search.ts'
import { placeOfPerson } from '../people/index.ts'
import { nameInTasks } from './tasks/whose-task.ts'
import { listBodies, listBodiesBelonged } from './body.store.ts'
import { deskScopes } from './index-meeting.ts'
import { mayManageBodies } from './policy.ts'
import { listDeskTasks } from './task.store.ts'

export interface DeskTaskQuestion {
  state: TaskState | 'unfinished' | 'all'
  /** Address of the body */
  body?: string
  /** Only those that name the actor, or the department that they belong to */
  whose?: 'mine' | 'department'
  /** Only unfinished tasks after their deadline */
  overdue?: boolean
  text?: string
  page: number
}

const pageSize = 50

/** Tasks of the bodies to which the actor belongs; of all bodies for who keeps all records. */
export async function deskTasks(actor: Actor, question: DeskTaskQuestion) {
  const db = database()
  const all = await listBodies(db)
  const own = mayManageBodies(actor)
    ? all.map(({ id }) => id)
    : actor.personId === null
      ? []
      : await listBodiesBelonged(db, actor.personId, localDay(actor.now))
  const bodies = all.filter(({ id }) => own.includes(id))
  const asked = bodies.filter(({ slug }) => question.body === undefined || slug === question.body)
  const today = localDay(actor.now)
  const whose = question.whose ? await wordsOf(db, actor, question.whose) : null
  const { rows, total } = await listDeskTasks(db, {
    bodyIds: asked.map(({ id }) => id),
    state: question.state,
    ...(question.overdue ? { dueBefore: today } : {}),
    ...(whose ? { whose } : {}),
    ...(question.text ? { ids: await matchingDeskIds('task', question.text, await deskScopes(actor)) } : {}),
    limit: pageSize,
    offset: (question.page - 1) * pageSize,
  })
  return {
    tasks: rows.map((row) => ({
      ...row,
      overdue: row.dueOn !== null && row.dueOn < today && ['open', 'ongoing'].includes(row.state),
    })),
    bodies,
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  }
}

/** What tasks of the actor, or of their department, are found by; words that nothing holds when there is no such. */
async function wordsOf(db: Db, { personId }: Actor, whose: 'mine' | 'department'): Promise<string[]> {
  const place = personId === null ? undefined : await placeOfPerson(db, personId)
  const words = whose === 'mine' ? place && nameInTasks(place.name) : place?.department
  return words ? [words] : []
}
