import type { Manifest } from '../../platform/manifest.ts'
import { fillAddresses } from './demo/fill-addresses.ts'
import { migrations } from './migrations/index.ts'

export const addresses: Manifest = { name: 'addresses', migrations, demo: fillAddresses }
export { exactAddress, findAddresses, listParts, type Address } from './find-addresses.ts'
export { importAddresses } from './import-addresses.ts'
