// What the components of this folder draw. The server's views fit these shapes; ui imports nothing from the server.

export interface Suggestion {
  id: string
  part: 'title' | 'text' | 'resolution' | 'task' | 'whole'
  author: string
  createdAt: Date
  reason: string | null
  state: 'open' | 'accepted' | 'rejected'
  answer: string | null
  /** How the wording changes; none for a remark on the whole */
  changes: { kind: 'same' | 'removed' | 'added'; text: string }[]
}

/** A part of a record that another wording may be suggested for. */
export interface Part {
  part: 'title' | 'text' | 'resolution' | 'task'
  id: string
  text: string
  itemId: string | null
}
