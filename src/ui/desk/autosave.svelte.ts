import { deserialize } from '$app/forms'

const quietMs = 1500
const retryMs = 5000

/**
 * Keeps a form on the server while it is being written: a moment after the last change, and again until it succeeds.
 * The page asks before it is left with something that was not kept.
 */
export class Autosave {
  savedAt = $state<string | null>(null)
  trouble = $state<'offline' | 'signed_out' | null>(null)
  readonly #onkept: (answer: unknown) => void
  #changes = 0
  #keptChanges = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(onkept: (answer: unknown) => void) {
    this.#onkept = onkept
  }

  /** Attaches to the form. */
  readonly watch = (form: HTMLFormElement): (() => void) => {
    const changed = () => {
      this.#changes++
      this.#plan(form, quietMs)
    }
    const leave = (event: BeforeUnloadEvent) => {
      if (this.#changes !== this.#keptChanges) event.preventDefault()
    }
    const sent = (event: SubmitEvent) => {
      // the browser's own error page would stand in place of what was written
      if (!navigator.onLine) {
        event.preventDefault()
        this.trouble = 'offline'
        return this.#plan(form, retryMs)
      }
      clearTimeout(this.#timer)
      this.#keptChanges = this.#changes
    }
    const online = () => this.trouble !== null && this.#plan(form, 0)
    form.addEventListener('input', changed)
    form.addEventListener('click', changedByButton)
    form.addEventListener('submit', sent)
    window.addEventListener('beforeunload', leave)
    window.addEventListener('online', online)
    function changedByButton(event: MouseEvent) {
      if ((event.target as HTMLElement).closest('button') && event.defaultPrevented) changed()
    }
    return () => {
      clearTimeout(this.#timer)
      form.removeEventListener('input', changed)
      form.removeEventListener('click', changedByButton)
      form.removeEventListener('submit', sent)
      window.removeEventListener('beforeunload', leave)
      window.removeEventListener('online', online)
    }
  }

  #plan(form: HTMLFormElement, wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keep(form), wait)
  }

  async #keep(form: HTMLFormElement): Promise<void> {
    const changes = this.#changes
    try {
      const response = await fetch('?/rozepsano', {
        method: 'POST',
        headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
        body: new FormData(form),
      })
      if (response.redirected && response.url.includes('/prihlaseni')) {
        this.trouble = 'signed_out'
        return this.#plan(form, retryMs)
      }
      const answer = deserialize(await response.text())
      if (answer.type !== 'success') throw new Error(answer.type)
      this.#keptChanges = changes
      this.trouble = null
      this.savedAt = String(answer.data?.['keptAt'] ?? '')
      this.#onkept(answer.data)
    } catch {
      this.trouble = 'offline'
      this.#plan(form, retryMs)
    }
  }
}
