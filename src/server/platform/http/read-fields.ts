import { field } from './form-answer.ts'

/** Texts of a form by their names; what was not sent is empty. */
export const readFields = <Name extends string>(
  form: FormData,
  names: readonly Name[],
): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, field(form, name)])) as Record<Name, string>
