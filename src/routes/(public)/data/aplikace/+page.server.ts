import { readApplications } from '#server/modules/catalogue/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async () => ({ applications: await readApplications() })
