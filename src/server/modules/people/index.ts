import type { Manifest } from '../../platform/manifest.ts'
import { migrations } from './migrations/index.ts'

export const people: Manifest = { name: 'people', migrations }
export { addPerson } from './add-person.ts'
