import type { ItemDraft } from '#shared/meetings/record-draft.ts'

/** Items of the form to choose from, by their place. */
export const itemChoices = (items: readonly ItemDraft[]): [value: string, label: string][] =>
  items.map((item, at) => [
    String(at),
    [item.number && `${item.number}.`, item.title.slice(0, 60) || String(at + 1)].filter(Boolean).join(' '),
  ])
