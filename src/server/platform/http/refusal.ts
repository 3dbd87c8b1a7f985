import { DomainError } from '../domain-error.ts'

/** A refusal for programs: JSON with a code for them and a sentence for people. @throws what is no refusal */
export function refusal(problem: unknown, headers: Record<string, string>): Response {
  if (!(problem instanceof DomainError)) throw problem
  return Response.json({ error: problem.code, message: problem.message }, { status: problem.status, headers })
}
