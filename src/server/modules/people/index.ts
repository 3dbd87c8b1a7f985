import type { Manifest } from '../../platform/manifest.ts'
import { migrations } from './migrations/index.ts'

export const people: Manifest = { name: 'people', migrations }
export { addPerson } from './add-person.ts'
export { namePersons, type PersonName } from './name-persons.ts'
export { findPersonByName } from './person.store.ts'
export { importPeople, type ImportedPeople } from './import-people.ts'
