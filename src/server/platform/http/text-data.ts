import { refusal } from './refusal.ts'

/** Open data as a text of some media type, for programs anywhere (CORS); a refusal is JSON with a code and a sentence. */
export async function textData(useCase: () => Promise<{ text: string; type: string }>): Promise<Response> {
  const headers = { 'access-control-allow-origin': '*', vary: 'accept' }
  try {
    const { text, type } = await useCase()
    return new Response(text, {
      headers: {
        ...headers,
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'public, max-age=60',
      },
    })
  } catch (problem) {
    return refusal(problem, headers)
  }
}
