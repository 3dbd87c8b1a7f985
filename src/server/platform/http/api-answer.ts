import { refusal } from './refusal.ts'

const headers = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }

/** What stands above an answer that nobody wants to read. */
export const headOfAnswer = (): Response =>
  new Response(null, { headers: { ...headers, 'content-type': 'application/json' } })

/** An answer of the API, for programs anywhere (CORS); a refusal is JSON with a code for programs and a sentence for people. */
export async function apiAnswer(useCase: () => Promise<Response | object>): Promise<Response> {
  try {
    const given = await useCase()
    if (given instanceof Response) return given
    return Response.json(given, { headers })
  } catch (problem) {
    return refusal(problem, { ...headers, 'cache-control': 'no-store' })
  }
}
