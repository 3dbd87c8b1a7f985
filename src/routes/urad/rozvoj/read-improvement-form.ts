import type { ImprovementForm } from '#server/modules/platforms/index.ts'
import { readFields } from '#server/platform/http/read-fields.ts'

const names = [
  'title',
  'platform',
  'state',
  'goal',
  'description',
  'owner',
  'cost',
  'fte',
  'startsOn',
  'endsOn',
  'public',
] as const

/** What was typed, and the same as the use case wants it. */
export function readImprovementForm(form: FormData): {
  values: Record<string, string>
  input: ImprovementForm
} {
  const values = readFields(form, names)
  return { values, input: { ...values, public: values.public === 'ano' } as ImprovementForm }
}
