import { readDataset } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { subscribeActions } from '../../../subscribe-actions.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const { dataset } = await answer(readDataset(params.slug))
  return { slug: dataset.slug, title: dataset.title }
}

export const actions: Actions = subscribeActions
