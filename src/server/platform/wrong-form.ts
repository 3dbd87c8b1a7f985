import { DomainError } from './domain-error.ts'

/** A form with faults: each is told, on a line of its own, so that nobody has to send it again for the next one. */
export const wrongForm = (code: string, issues: readonly { message: string }[]): DomainError =>
  new DomainError(code, [...new Set(issues.map(({ message }) => message))].join('\n'))
