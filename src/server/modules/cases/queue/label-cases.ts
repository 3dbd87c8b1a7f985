import { DomainError } from '../../../platform/domain-error.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { act } from '../take-step.ts'

const [most, longest] = [10, 40]

/** Labels out of a line with commas: cleaned, each once. @throws DomainError `too_many` */
export function labelsOf(text: string): string[] {
  const labels = [
    ...new Set(text.split(',').map((one) => one.replace(/\s+/g, ' ').trim().toLowerCase())),
  ].filter((one) => one !== '')
  if (labels.length > most || labels.some((one) => one.length > longest))
    throw new DomainError('too_many', `Štítky: nejvýš ${most}, každý do ${longest} znaků, oddělené čárkou.`)
  return labels
}

/** Sets the labels of a case; they sort the office's work and citizens never read them. @throws DomainError `not_found`, `too_many`, `stale` */
export const labelCase = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  text: string,
): Promise<void> =>
  act(
    actor,
    by,
    id,
    version,
    () => {
      const labels = labelsOf(text)
      return { kind: 'labelled', text: labels.join(', ') || '–', change: { labels } }
    },
    { alsoEnded: true },
  )
