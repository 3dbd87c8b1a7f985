import { refusal } from './refusal.ts'

/** Open data as JSON, for programs anywhere (CORS); a refusal is JSON too, with a code for programs and a sentence for people. */
export async function openData(
  useCase: Promise<object>,
  mediaType: 'application/json' | 'application/ld+json' = 'application/json',
): Promise<Response> {
  const headers = {
    'content-type': `${mediaType}; charset=utf-8`,
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=60',
  }
  try {
    return new Response(JSON.stringify(await useCase), { headers })
  } catch (problem) {
    return refusal(problem, headers)
  }
}
