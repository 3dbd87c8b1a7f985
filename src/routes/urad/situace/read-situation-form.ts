import type { SituationForm } from '#server/modules/services/index.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { channelKinds } from '#shared/services/words.ts'

const names = [
  'title',
  'summary',
  'state',
  'area',
  'power',
  'kind',
  'who',
  'whenToAct',
  'documents',
  'fee',
  'statutoryLimit',
  'medianDays',
  'ninetyDays',
  'daysSource',
  'decides',
  'contact',
  'legalBasis',
  'appeal',
  'faq',
  'keywords',
  'serviceCode',
  'agendaCode',
  'sourceAddress',
  'factAsOf',
  'doubts',
  'reviewBy',
] as const

/** The form of a life situation: what was typed, to be shown again, and the same as the use case takes it. */
export function readSituationForm(form: FormData) {
  const values = readFields(form, [
    ...names,
    ...channelKinds.map((kind) => `channel-${kind}`),
    'onlineAddress',
  ])
  const given = Object.fromEntries(names.map((name) => [name, values[name] ?? '']))
  const input = {
    ...given,
    channels: channelKinds.map((kind) => ({
      kind,
      text: values[`channel-${kind}`] ?? '',
      address: kind === 'online' ? (values['onlineAddress'] ?? '') : '',
    })),
  } as unknown as SituationForm
  return { values, input }
}
