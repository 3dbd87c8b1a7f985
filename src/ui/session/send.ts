import { applyAction, type SubmitFunction } from '$app/forms'
import { readAnew } from './read-anew.ts'

/** Said on the window when an act was done, with the page's data read anew: what an earlier refusal told no longer holds */
export const succeeded = 'radnice-act-done'

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
    const detail = await readAnew(`${location.pathname}/stav`)
    // not by the framework's own action: it would pass for a visit to the page and touch what is being typed
    dispatchEvent(new CustomEvent(succeeded, { detail }))
    done?.()
  }
