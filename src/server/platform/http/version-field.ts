import { field } from './form-answer.ts'

/** The version of a record that its form was opened with; null for a record that is new. */
export function versionField(form: FormData): number | null {
  const text = field(form, 'version')
  return text === '' ? null : Number(text)
}
