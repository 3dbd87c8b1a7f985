import { DomainError } from './domain-error.ts'

/**
 * Somebody changed a record between opening its form and sending it; what was typed comes back in the form.
 * @param happened the first clause: `Návod mezitím změnil někdo jiný`
 */
export const staleForm = (happened = 'Mezitím to změnil někdo jiný') =>
  new DomainError(
    'stale',
    `${happened}, proto se nic neuložilo. Novou podobu si otevřete na druhé kartě a dopište do ní, co jste napsali tady; vaše slova zůstávají ve formuláři níže.`,
    409,
  )
