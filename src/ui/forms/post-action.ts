import { deserialize } from '$app/forms'

/** Posts fields to a form action of this page from a script. @returns what the action returned @throws Error when it refused */
export async function postAction<Answer>(
  action: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  // an empty form has no boundary to speak of
  body.set('odeslano', '1')
  const response = await fetch(action, {
    method: 'POST',
    headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
    body,
  })
  const answer = deserialize(await response.text())
  if (answer.type !== 'success') throw new Error(answer.type)
  return answer.data as Answer
}
