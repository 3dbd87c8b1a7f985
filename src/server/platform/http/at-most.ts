import { DomainError } from '../domain-error.ts'

/**
 * Lets one visitor have only so many slow questions answered at once; what somebody floods costs nobody else.
 * @returns runs the work, or throws DomainError `too_many_at_once` (429)
 */
export function atMost(most: number): <T>(visitor: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, number>()
  return async (visitor, work) => {
    const now = running.get(visitor) ?? 0
    if (now >= most)
      throw new DomainError(
        'too_many_at_once',
        'Na odpověď už čekáte. Pošlete další dotaz, až předchozí skončí.',
        429,
      )
    running.set(visitor, now + 1)
    try {
      return await work()
    } finally {
      const left = running.get(visitor)! - 1
      if (left === 0) running.delete(visitor)
      else running.set(visitor, left)
    }
  }
}
