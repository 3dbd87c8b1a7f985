import { subscribeActions } from '../subscribe-actions.ts'
import type { Actions } from './$types'

export const actions: Actions = subscribeActions
