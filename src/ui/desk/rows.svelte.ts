import { tick } from 'svelte'

interface Kept<Row> {
  /** Stands in the names of the row's fields; never changes while the form is open */
  index: number
  row: Row
  removed: boolean
}

/** Rows of one list of the form: added, taken away and returned, moved; what was typed in them stays. */
export class FormRows<Row extends { removed: boolean }> {
  list = $state<Kept<Row>[]>([])
  readonly #name: string
  readonly #empty: () => Row

  constructor(name: string, rows: readonly Row[], empty: () => Row) {
    this.#name = name
    this.#empty = empty
    this.list = rows.map((row, index) => ({ index, row, removed: row.removed }))
  }

  get count(): number {
    return this.list.length
  }

  /** Adds a row and puts the cursor into its first field. */
  async add(): Promise<void> {
    const index = this.list.length
    this.list.push({ index, row: this.#empty(), removed: false })
    await tick()
    document
      .querySelector<HTMLElement>(
        `[data-row="${this.#name}.${index}"] :is(input:not([type=hidden]), select, textarea)`,
      )
      ?.focus()
  }

  setRemoved(index: number, removed: boolean): void {
    const kept = this.list.find((one) => one.index === index)
    if (kept) kept.removed = removed
  }

  /** `order`: present places in their new order */
  reorder(order: readonly number[]): void {
    this.list = order.map((place) => this.list[place]!)
  }
}
