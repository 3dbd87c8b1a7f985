import { DomainError } from '../domain-error.ts'
import { field } from './form-answer.ts'

/** Texts of a form by their names; what was not sent is empty. */
export const readFields = <Name extends string>(
  form: FormData,
  names: readonly Name[],
): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, field(form, name)])) as Record<Name, string>

const longestText = 500

/** All short texts of a form whose fields depend on what is asked, by their names. */
export const readTexts = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.slice(0, longestText)]] : [],
    ),
  )

/** The file that was chosen in the field `file`. @throws DomainError `nothing_given` */
export function readFile(form: FormData): File {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) throw new DomainError('nothing_given', 'Vyberte soubor.')
  return file
}

/** Files that were chosen in the field `prilohy`; none is fine. */
export const attachedFiles = (form: FormData): File[] =>
  form
    .getAll('prilohy')
    .filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''))
