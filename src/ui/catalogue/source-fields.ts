import {
  barriers,
  frequencies,
  interfaces,
  personalDataAnswers,
  readinessLevels,
} from '#shared/catalogue/words.ts'
import type { Messages } from '#shared/messages/messages.ts'
import type { FormField } from '#ui/forms/form-field.ts'

const chosen = (
  t: Messages,
  words: readonly (string | number)[],
  labels: Readonly<Record<string, string>>,
) => [
  { value: '', label: t.inventory.unstated },
  ...words.map((word) => ({ value: String(word), label: labels[word]! })),
]

/** What an organisation says of a source of data, and may become public. */
export const saidFields = (t: Messages): FormField[] => {
  const { fields } = t.inventory
  const help = t.inventory.help
  return [
    { kind: 'line', name: 'name', label: fields.name, help: help.name, required: true },
    { kind: 'area', name: 'holds', label: fields.holds, rows: 2 },
    { kind: 'line', name: 'system', label: fields.system, help: help.system },
    { kind: 'line', name: 'supplier', label: fields.supplier },
    { kind: 'line', name: 'databaseProduct', label: fields.databaseProduct, help: help.databaseProduct },
    { kind: 'line', name: 'owner', label: fields.owner, help: help.owner },
    { kind: 'line', name: 'legalBasis', label: fields.legalBasis, help: help.legalBasis },
    {
      kind: 'choice',
      name: 'personalData',
      label: fields.personalData,
      options: chosen(t, personalDataAnswers, t.inventory.personalData),
    },
    {
      kind: 'choice',
      name: 'barrier',
      label: fields.barrier,
      options: chosen(t, barriers, t.inventory.barrier),
    },
    { kind: 'area', name: 'barrierNote', label: fields.barrierNote, rows: 2 },
    {
      kind: 'choice',
      name: 'interface',
      label: fields.interface,
      options: chosen(t, interfaces, t.inventory.interface),
    },
    {
      kind: 'choice',
      name: 'updateFrequency',
      label: fields.updateFrequency,
      options: chosen(t, frequencies, t.inventory.frequency),
    },
  ]
}

/** Fields that never leave the desk and the organisation itself. */
export const privateFields = (t: Messages): FormField[] => {
  const { fields } = t.inventory
  return [
    { kind: 'line', name: 'databaseVersion', label: fields.databaseVersion },
    { kind: 'line', name: 'serverAddress', label: fields.serverAddress },
    { kind: 'line', name: 'securityContact', label: fields.securityContact },
    { kind: 'area', name: 'weaknesses', label: fields.weaknesses, rows: 2 },
  ]
}

/** What the office adds. */
export const judgedFields = (t: Messages): FormField[] => {
  const { fields } = t.inventory
  const help = t.inventory.help
  return [
    {
      kind: 'choice',
      name: 'readiness',
      label: fields.readiness,
      options: [
        { value: '', label: t.inventory.unstated },
        ...readinessLevels.map((level) => ({
          value: String(level),
          label: `${level} – ${t.inventory.readiness[level]}`,
        })),
      ],
    },
    { kind: 'day', name: 'plannedOn', label: fields.plannedOn },
    { kind: 'line', name: 'decision', label: fields.decision, help: help.decision },
    { kind: 'line', name: 'decisionAddress', label: fields.decisionAddress },
  ]
}
