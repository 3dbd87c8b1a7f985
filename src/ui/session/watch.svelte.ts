import type { LiveState } from '#shared/meetings/live-state.ts'

/** A session followed from a page: its newest state, whether the line holds, and how far the device's clock is off. */
export class Watch {
  state = $state() as LiveState
  connected = $state(true)
  /** Milliseconds to add to the device's clock to get the server's */
  offset = $state(0)
  #source: EventSource | null = null
  #changed: (state: LiveState, before: LiveState) => void

  /** @param changed called after each new state; whoever shows more than the state reads it anew then */
  constructor(first: LiveState, changed: (state: LiveState, before: LiveState) => void = () => undefined) {
    this.state = first
    this.#changed = changed
  }

  /** Begins to listen. @returns how to stop */
  open(address: string): () => void {
    const source = new EventSource(address)
    this.#source = source
    source.onopen = () => (this.connected = true)
    source.onerror = () => (this.connected = false)
    source.onmessage = ({ data }) => this.take(JSON.parse(data) as LiveState)
    return () => source.close()
  }

  /** An older state than the shown one changes nothing: a page read anew may be ahead of the stream. */
  take(next: LiveState): void {
    this.connected = this.#source === null || this.#source.readyState === EventSource.OPEN
    if (next.readAt < this.state.readAt) return
    const before = this.state
    this.offset = next.readAt - Date.now()
    this.state = next
    this.#changed(next, before)
  }
}
