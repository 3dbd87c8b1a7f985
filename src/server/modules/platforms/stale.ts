import { DomainError } from '../../platform/domain-error.ts'

/** Somebody changed the record between opening its form and sending it. */
export const stale = () =>
  new DomainError(
    'stale',
    'Mezitím to změnil někdo jiný, proto se nic neuložilo. Novou podobu si otevřete na druhé kartě a dopište do ní, co jste napsali tady; vaše slova zůstávají ve formuláři níže.',
    409,
  )
