import type { Manifest } from '../../platform/manifest.ts'
import { fillPlatforms } from './demo/fill-platforms.ts'
import { migrations } from './migrations/index.ts'
import { planReport } from './plan-report.ts'
import { registerOwnPlatforms } from './own-platform.ts'
import { nameAudited } from './read-platforms.ts'

export const platforms: Manifest = {
  name: 'platforms',
  migrations,
  nameAudited,
  reports: [planReport],
  start: registerOwnPlatforms,
  demo: fillPlatforms,
}
export { addGoal, addLink, removeGoal, removeLink } from './plan-parts.ts'
export { mayManagePlatforms, mayPlan, mayReadInside } from './policy.ts'
export {
  countablePlatforms,
  listPlatforms,
  publicPlan,
  publicPlatforms,
  readImprovement,
  readPlan,
  readPlatform,
  readPublicPlatform,
  type PublicImprovement,
  type PublicPlatform,
} from './read-platforms.ts'
export { savePlatform } from './save-platform.ts'
export type { ImprovementForm, PlatformForm } from './platform-form.ts'
export { saveImprovement } from './save-improvement.ts'
