/** An expected refusal: a stable code for programs, a sentence for people that says the way out. */
export class DomainError extends Error {
  override name = 'DomainError'
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 422) {
    super(message)
    this.code = code
    this.status = status
  }
}

export const notFound = () =>
  new DomainError('not_found', 'Tady nic není. Zkontrolujte adresu, nebo použijte hledání.', 404)
