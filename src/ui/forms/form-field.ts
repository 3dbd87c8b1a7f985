interface Base {
  name: string
  label: string
  help?: string
  required?: boolean
}

/** A field of a form, as data. The value of a ticked box is `ano`. */
export type FormField =
  | (Base & { kind: 'line' | 'day' | 'number' | 'check' })
  | (Base & { kind: 'area'; rows?: number })
  | (Base & { kind: 'choice'; options: readonly { value: string; label: string }[] })
  | (Base & { kind: 'file'; accept?: string; multiple?: boolean })
