import { improvementStates } from '#shared/platforms/words.ts'
import type { Messages } from '#shared/messages/messages.ts'
import type { FormField } from '#ui/forms/form-field.ts'

interface Choices {
  platforms: readonly { id: string; name: string }[]
  goals: readonly { id: string; year: number; text: string }[]
}

export const improvementFields = (t: Messages, { platforms, goals }: Choices): FormField[] => [
  { kind: 'line', name: 'title', label: t.platforms.improvement, required: true },
  {
    kind: 'choice',
    name: 'platform',
    label: t.platforms.platform,
    options: platforms.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    kind: 'choice',
    name: 'state',
    label: t.platforms.state,
    options: improvementStates.map((value) => ({ value, label: t.platforms.improvementState[value] })),
  },
  {
    kind: 'choice',
    name: 'goal',
    label: t.platforms.goal,
    options: [
      { value: '', label: t.platforms.noGoal },
      ...goals.map(({ id, year, text }) => ({ value: id, label: `${year}: ${text}` })),
    ],
  },
  { kind: 'area', name: 'description', label: t.platforms.description },
  { kind: 'line', name: 'owner', label: t.platforms.who },
  { kind: 'number', name: 'cost', label: t.platforms.cost, help: t.platforms.amountHelp },
  { kind: 'number', name: 'fte', label: t.platforms.fte, help: t.platforms.fteHelp },
  { kind: 'day', name: 'startsOn', label: t.platforms.from },
  { kind: 'day', name: 'endsOn', label: t.platforms.until },
  { kind: 'check', name: 'public', label: t.platforms.publicImprovement },
]
