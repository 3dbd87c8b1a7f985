import type { Answers } from '../../../shared/forms/answers.ts'
import type { FormPage } from '../../../shared/forms/definition.ts'
import { findAddresses } from '../addresses/index.ts'

/** Under which the filler says which of the offered addresses they mean, or `typed` to leave it as it is. */
export const chosenName = (field: string): string => `${field}-vyber`

/**
 * Addresses of a page against the state's register: one that is meant without doubt is written as the register has it, several are
 * offered, and one that it does not know stays as it was typed: it may lie anywhere in the world.
 * @param answers of the page; changed in place
 * @returns what is offered, by field
 */
export async function meantAddresses(
  page: FormPage,
  typed: (name: string) => readonly string[],
  answers: Answers,
): Promise<Record<string, string[]>> {
  const offered: Record<string, string[]> = {}
  for (const { kind, id } of page.components) {
    const text = answers[id]
    if (kind !== 'address' || typeof text !== 'string') continue
    const [chosen] = typed(chosenName(id))
    if (chosen === 'typed') continue
    const found = (await findAddresses(chosen || text)).map(({ label }) => label)
    const same = found.find((label) => label === (chosen || text))
    if (same !== undefined || found.length === 1) answers[id] = same ?? found[0]!
    else if (found.length > 1) offered[id] = found
  }
  return offered
}
