import { reaches } from '../../../shared/citizens/words.ts'
import { folded } from '../../../shared/format/folded.ts'
import type { Citizen } from '../citizens/index.ts'

/** Whether whoever is signed in proved substantially that the name is theirs (12/2020 Sb. § 4). */
export const provesIdentity = (citizen: Citizen | null, name: string): boolean =>
  citizen !== null && reaches(citizen.level, 'substantial') && folded(citizen.profile.name) === folded(name)
