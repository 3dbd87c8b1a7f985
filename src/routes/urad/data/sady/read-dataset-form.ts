import { datasetFields, type DatasetForm } from '#server/modules/catalogue/index.ts'
import { field } from '#server/platform/http/form-answer.ts'

const many = ['themes', 'hvdCategories'] as const

/** The form of a dataset: what is typed goes back to the form, lists of ticked boxes by commas. */
export function readDatasetForm(form: FormData): { values: Record<string, string>; input: DatasetForm } {
  const texts = Object.fromEntries(datasetFields.map((name) => [name, field(form, name)]))
  const lists = Object.fromEntries(many.map((name) => [name, form.getAll(name).map(String)]))
  const values = {
    ...texts,
    ...Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, all.join(',')])),
  }
  return { values, input: { ...texts, ...lists } as unknown as DatasetForm }
}
