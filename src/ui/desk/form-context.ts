import { getContext, setContext } from 'svelte'

export interface Passage {
  line: number
  text: string
}

/** What a field of the record's form shows beside its value. */
export interface FieldNotes {
  errors: Record<string, string>
  passages: Record<string, Passage>
  doubts: Record<string, string>
}

const key = Symbol('field notes')

export const provideNotes = (notes: () => FieldNotes) => setContext(key, notes)
export const useNotes = (): (() => FieldNotes) => getContext(key)
