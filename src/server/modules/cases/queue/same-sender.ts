import { folded } from '../../../../shared/format/folded.ts'
import { readFormVersion } from '../../services/index.ts'
import { openCase } from '../sealed-case.ts'
import type { Row } from '../take-step.ts'

/** Whether two cases surely come from one person: the same account, or the same name with a contact or day of birth in common and none against it. */
export async function sameSender(one: Row, other: Row): Promise<boolean> {
  if (!one.nameIndex.equals(other.nameIndex)) return false
  if (one.citizenId !== null && one.citizenId === other.citizenId) return true
  const [first, second] = [await factsOf(one), await factsOf(other)]
  const known = Object.keys(first).filter((fact) => first[fact] && second[fact])
  return (
    known.some((fact) => first[fact] === second[fact]) &&
    (first['born'] ?? '') === (second['born'] ?? first['born'] ?? '')
  )
}

async function factsOf(row: Row): Promise<Record<string, string | null>> {
  const { applicant, answers } = openCase(row)
  const { roles } = (await readFormVersion(row.formVersionId)).definition
  const born = roles.birthDate === undefined ? undefined : answers[roles.birthDate]
  return {
    email: applicant.email && folded(applicant.email),
    phone: applicant.phone,
    dataBox: applicant.dataBox && folded(applicant.dataBox),
    address: applicant.address && folded(applicant.address),
    born: born === undefined ? null : String(born),
  }
}
