// Reads the minutes of one foreign text; lives only for that text, under the caps of its parent.
import { draftFromMinutes } from './draft-from-minutes.ts'
import { parseMinutes } from './parse/parse-minutes.ts'

process.on('message', ({ input }: { input: { text: string } }) => {
  const minutes = parseMinutes(input.text, { whole: true })
  process.send!({ output: { minutes, review: draftFromMinutes(minutes, input.text) } })
})
