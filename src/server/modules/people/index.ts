import type { Manifest } from '../../platform/manifest.ts'
import { migrations } from './migrations/index.ts'
import { nameAudited } from './name-persons.ts'

export const people: Manifest = { name: 'people', migrations, nameAudited }
export { addPerson } from './add-person.ts'
export { contactsOf, namePersons, type PersonName } from './name-persons.ts'
export { findPersonByName, isActive } from './person.store.ts'
export { importPeople, type ImportedPeople } from './import-people.ts'
export { listPeople, type PeoplePage } from './list-people.ts'
export { savePersonRows, type PersonRowForm } from './save-rows.ts'
export { editPerson, savePerson, type PersonForm } from './save-person.ts'
export { findNamedPersons, placeOfPerson } from './person.store.ts'
