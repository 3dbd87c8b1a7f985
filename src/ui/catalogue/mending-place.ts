import { termsFields } from '#shared/catalogue/codelists.ts'

/** Where on the desk a fault of a dataset is mended. @param field name of the field that the fault is about */
export function mendingPlace(id: string, field: string): string {
  const base = `/urad/data/sady/${id}`
  if ((termsFields as readonly string[]).includes(field)) return `${base}/podminky#${field}`
  if (field === 'distributions') return `${base}/data`
  if (field.startsWith('distribution.')) return `${base}#data`
  return `${base}/zaznam#${field}`
}
