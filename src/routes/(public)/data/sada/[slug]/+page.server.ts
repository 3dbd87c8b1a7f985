import { readDataset } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ vary: 'accept' })
  return answer(readDataset(params.slug))
}
