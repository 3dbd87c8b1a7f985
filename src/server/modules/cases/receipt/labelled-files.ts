import type { Answers, FileAnswer } from '../../../../shared/forms/answers.ts'
import type { FormDefinition } from '../../../../shared/forms/definition.ts'
import { unseal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { nameOf } from '../attachments/keep-file.ts'

export interface LabelledFile {
  /** The question that it answers */
  label: string
  name: string
  mediaType: string
  /** Hexadecimal */
  sha256: string
}

/** Files of a submission under the questions that they answer. */
export function labelledFiles(
  definition: FormDefinition,
  answers: Answers,
  stored: readonly { id: string; name: Buffer; mediaType: string; sha256: Buffer }[],
  record: RecordKey,
): LabelledFile[] {
  const byId = new Map(stored.map((one) => [one.id, one]))
  return definition.pages
    .flatMap(({ components }) => components)
    .filter(({ kind }) => kind === 'file')
    .flatMap((component) =>
      ((answers[component.id] ?? []) as FileAnswer[]).flatMap(({ id }) => {
        const found = byId.get(id)
        return found
          ? [
              {
                label: 'label' in component ? component.label : '',
                name: unseal(record, nameOf(id), found.name),
                mediaType: found.mediaType,
                sha256: found.sha256.toString('hex'),
              },
            ]
          : []
      }),
    )
}
