import { resolutionKinds, type ResolutionKind } from '../../../../../shared/meetings/words.ts'
import * as layout from '../layout.ts'
import type { MinutesTask } from '../minutes.ts'

const titleLine =
  /^Zápis (?:z|ze) (?:(\d+)\. )?(?:jednání|schůze|zasedání)(?: (?!dne \d)(.*?))?(?: dne (\d{1,2}\. \d{1,2}\. \d{4}))?$/su

/** Number, body and day of the title that both layouts of our minutes begin with. */
export function readTitle(
  line: string,
): { number: number | null; body: string | null; date: string | null } | null {
  const title = titleLine.exec(line)
  if (!title) return null
  return {
    number: title[1] === undefined ? null : Number(title[1]),
    body: title[2] ?? null,
    date: title[3] === undefined ? null : layout.readLayoutDate(title[3]),
  }
}

const outcome = new RegExp(
  `^(${Object.values(layout.outcomes).join('|')})(?: č\\. ((?:[^\\\\:]|\\\\.)+))?: ?(.*)$`,
  'su',
)

/** What a line that begins with the name of an outcome states; null on any other line. */
export function outcomeAt(
  line: string,
): { kind: ResolutionKind; number: string | null; text: string } | null {
  const found = outcome.exec(line)
  if (!found) return null
  const kind = resolutionKinds.find((one) => layout.outcomes[one] === found[1])!
  return { kind, number: found[2] ?? null, text: found[3]! }
}

const states = Object.entries(layout.states) as [NonNullable<MinutesTask['status']>, string][]

export const stateCalled = (word: string | undefined): MinutesTask['status'] =>
  states.find(([, called]) => called === word)?.[0] ?? null
