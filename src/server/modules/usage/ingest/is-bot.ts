import { isbot } from 'isbot'

const known = new Map<string, boolean>()
const mostKnown = 5_000

/** Whether a user agent is a machine's; nobody without one is taken for a person. Answers are remembered, for the pattern is long. */
export function isBot(agent: string): boolean {
  const before = known.get(agent)
  if (before !== undefined) return before
  const answer = agent === '' || isbot(agent)
  if (known.size >= mostKnown) known.clear()
  known.set(agent, answer)
  return answer
}
