import { applyAction, type SubmitFunction } from '$app/forms'
import { invalidateAll } from '$app/navigation'

interface Told {
  /** It was done; the page is read anew already */
  done?: () => void
  /** The line was down: nothing was done, and nothing that was typed is lost */
  lost?: () => void
}

/** Posts a form of a session without leaving the page: what is being typed elsewhere on it stays. */
export const send =
  ({ done, lost }: Told = {}): SubmitFunction =>
  () =>
  async ({ result, formElement }) => {
    if (result.type === 'error') return lost?.()
    if (result.type !== 'redirect') return applyAction(result)
    formElement.reset()
    await invalidateAll()
    // what an earlier refusal said no longer holds
    await applyAction({ type: 'success', status: 200, location: result.location })
    done?.()
  }
