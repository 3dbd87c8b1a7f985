import type { RecordDraft } from './record-draft.ts'

export interface Difference {
  field: string
  mine: string
  theirs: string
}

const silent = ['id', 'removed', 'dueProposed', 'gender']

/** Where two drafts of the same record differ: field, one text and the other. */
export function draftDifferences(mine: RecordDraft, theirs: RecordDraft): Difference[] {
  const [a, b] = [flat(mine), flat(theirs)]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((field) => {
    const [one, other] = [a.get(field) ?? '', b.get(field) ?? '']
    return one === other ? [] : [{ field, mine: one, theirs: other }]
  })
}

function flat(draft: RecordDraft): Map<string, string> {
  return new Map(
    Object.entries(draft).flatMap(([field, value]): [string, string][] =>
      Array.isArray(value)
        ? value
            .filter((row) => !row.removed)
            .flatMap((row, index) =>
              Object.entries(row)
                .filter(([name]) => !silent.includes(name))
                .map(([name, text]): [string, string] => [
                  `${field}.${index}.${name}`,
                  typeof text === 'object' ? JSON.stringify(text) : String(text),
                ]),
            )
        : [[field, String(value)]],
    ),
  )
}
