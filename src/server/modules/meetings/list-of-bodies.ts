import { database } from '../../platform/database/database.ts'
import { listBodies } from './body.store.ts'

/** The city's bodies by name. */
export const listOfBodies = () => listBodies(database())
