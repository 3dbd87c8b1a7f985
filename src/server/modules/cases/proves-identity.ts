import { reaches } from '../../../shared/citizens/words.ts'
import { folded } from '../../../shared/format/folded.ts'
import type { Answers } from '../../../shared/forms/answers.ts'
import type { FormDefinition } from '../../../shared/forms/definition.ts'
import type { Citizen } from '../citizens/index.ts'

/**
 * Whether whoever is signed in proved substantially to be the one in the answers (12/2020 Sb. § 4): the same name, and where both
 * know it the same day of birth.
 */
export function provesIdentity(
  citizen: Citizen | null,
  { roles }: FormDefinition,
  answers: Readonly<Answers>,
): boolean {
  if (citizen === null || !reaches(citizen.level, 'substantial')) return false
  const { name, birthDate } = citizen.profile
  const born = roles.birthDate === undefined ? undefined : answers[roles.birthDate]
  return (
    folded(name) === folded(String(answers[roles.name] ?? '')) &&
    (born === undefined || birthDate === null || born === birthDate)
  )
}
