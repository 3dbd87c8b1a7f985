import type { Manifest } from '../../platform/manifest.ts'
import { fillCitizens } from './demo/demo-citizens.ts'
import { migrations } from './migrations/index.ts'
import { forgetSessions } from './sign-in.ts'

export const citizens: Manifest = {
  name: 'citizens',
  migrations,
  keyed: [{ table: 'citizens.citizen' }],
  jobs: [forgetSessions],
  demo: fillCitizens,
}
export type { Citizen, Profile } from './citizen.ts'
export { demoCitizens, demoCitizenSignIn, demoCitizenId } from './demo/demo-citizens.ts'
export {
  acceptMandate,
  giveMandate,
  listGivenMandates,
  listHeldMandates,
  readMandate,
  revokeMandate,
  type HeldMandate,
} from './mandates.ts'
export {
  addOrganisation,
  listOrganisations,
  mailingOf,
  removeCitizen,
  removeOrganisation,
  saveContacts,
  type Organisation,
} from './own-account.ts'
export {
  beginCitizenSignIn,
  citizensMaySignIn,
  finishCitizenSignIn,
  openCitizenSession,
  readCitizen,
  signOutCitizen,
  useCitizenOidc,
} from './sign-in.ts'
