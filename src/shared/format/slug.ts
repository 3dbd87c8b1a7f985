import { folded } from './folded.ts'

/** A name as a part of an address: `Portál občana` is `portal-obcana`; never empty. */
export const slugOf = (name: string, otherwise = 'polozka'): string =>
  folded(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || otherwise
