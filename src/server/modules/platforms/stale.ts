import { DomainError } from '../../platform/domain-error.ts'

/** Somebody changed the record between opening its form and sending it. */
export const stale = () =>
  new DomainError(
    'stale',
    'Mezitím to změnil někdo jiný. Otevřete stránku znovu a změnu zopakujte; co jste napsali, zůstává ve formuláři.',
    409,
  )
