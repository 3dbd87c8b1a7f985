import { capabilityOf } from '../../platform/auth/capability.ts'

/** What the link to a case carries. */
export const linkTo = ({ id, nonce }: { id: string; nonce: string }): string =>
  capabilityOf('case', id, nonce)
