import { reserveAttempt } from '../../../platform/auth/throttle.ts'
import { DomainError } from '../../../platform/domain-error.ts'

/** Lets nobody send more than a few things in a quarter of an hour. @throws DomainError `too_many_attempts` */
export async function slowDown(what: string, from: string): Promise<void> {
  await reserveAttempt('reader', what, from).catch((problem: unknown) => {
    if (!(problem instanceof DomainError)) throw problem
    throw new DomainError(
      'too_many_attempts',
      'Odesíláte toho příliš mnoho. Zkuste to znovu za čtvrt hodiny.',
      429,
    )
  })
}
