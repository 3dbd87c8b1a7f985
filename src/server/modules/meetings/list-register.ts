import type { ResolutionKind, TaskState } from '../../../shared/meetings/words.ts'
import { database } from '../../platform/database/database.ts'
import { matchingIds } from '../../platform/search/search.ts'
import { listBodies } from './body.store.ts'
import { listResolutions, listTasks, type RegisterFilter } from './register.store.ts'

export interface RegisterQuestion {
  body?: string
  kind?: ResolutionKind
  state?: TaskState
  text?: string
  page: number
}

const pageSize = 50
const wholeRegister = 20_000

async function filterOf(
  { text, page, ...rest }: RegisterQuestion,
  kind: string,
  all: boolean,
): Promise<RegisterFilter> {
  const bounds = all
    ? { limit: wholeRegister, offset: 0 }
    : { limit: pageSize, offset: (page - 1) * pageSize }
  return { ...rest, ...bounds, ...(text ? { ids: await matchingIds(kind, text, wholeRegister) } : {}) }
}

const paged = (total: number) => Math.max(1, Math.ceil(total / pageSize))

/** The public register of resolutions. `all` for the export: up to 20,000 rows. */
export async function resolutionRegister(question: RegisterQuestion, all = false) {
  const db = database()
  const filter = await filterOf(question, 'resolution', all)
  const [{ rows, total }, bodies] = await Promise.all([listResolutions(db, filter), listBodies(db)])
  return { rows, total, pages: paged(total), bodies }
}

/** Public tasks of the bodies. `all` for the export: up to 20,000 rows. */
export async function taskRegister(question: RegisterQuestion, all = false) {
  const db = database()
  const filter = await filterOf(question, 'task', all)
  const [{ rows, total }, bodies] = await Promise.all([listTasks(db, filter), listBodies(db)])
  return { rows, total, pages: paged(total), bodies }
}
