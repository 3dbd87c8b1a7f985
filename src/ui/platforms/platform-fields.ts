import { platformKinds, platformStates } from '#shared/platforms/words.ts'
import type { Messages } from '#shared/messages/messages.ts'
import type { FormField } from '#ui/forms/form-field.ts'

/** Fields of a platform that may become public. */
export const publicFields = (t: Messages): FormField[] => [
  { kind: 'line', name: 'name', label: t.platforms.name, required: true },
  {
    kind: 'choice',
    name: 'kind',
    label: t.platforms.kind,
    options: platformKinds.map((value) => ({ value, label: t.platforms.platformKind[value] })),
  },
  {
    kind: 'choice',
    name: 'state',
    label: t.platforms.state,
    options: platformStates.map((value) => ({ value, label: t.platforms.platformState[value] })),
  },
  { kind: 'area', name: 'purpose', label: t.platforms.purpose, rows: 2 },
  { kind: 'line', name: 'users', label: t.platforms.users },
  { kind: 'line', name: 'owner', label: t.platforms.owner },
  { kind: 'line', name: 'supplier', label: t.platforms.supplier },
  { kind: 'line', name: 'contract', label: t.platforms.contract, help: t.platforms.contractHelp },
  { kind: 'day', name: 'contractEndsOn', label: t.platforms.contractEndsOn },
  { kind: 'number', name: 'yearlyCost', label: t.platforms.yearlyCost, help: t.platforms.amountHelp },
  { kind: 'line', name: 'address', label: t.platforms.address },
  { kind: 'line', name: 'accessibilityStatement', label: t.platforms.accessibilityStatement },
  { kind: 'check', name: 'public', label: t.platforms.public },
]

/** Fields that never leave the desk. */
export const insideFields = (t: Messages): FormField[] => [
  { kind: 'area', name: 'technology', label: t.platforms.technology, rows: 2 },
  { kind: 'area', name: 'hosting', label: t.platforms.hosting, rows: 2 },
  { kind: 'line', name: 'securityContact', label: t.platforms.securityContact },
  { kind: 'area', name: 'weaknesses', label: t.platforms.weaknesses, rows: 2 },
]
