import type { Messages } from '#shared/messages/messages.ts'
import { areas, channelKinds, powers, situationStates } from '#shared/services/words.ts'
import type { FormField } from '#ui/forms/form-field.ts'

/** What the citizen reads, in the order of the guide. */
export const guideFields = (t: Messages): FormField[] => [
  { kind: 'line', name: 'title', label: t.services.name, required: true },
  { kind: 'area', name: 'summary', label: t.services.summary, rows: 2 },
  {
    kind: 'choice',
    name: 'state',
    label: t.services.stateLabel,
    options: situationStates.map((value) => ({ value, label: t.services.state[value] })),
  },
  {
    kind: 'choice',
    name: 'area',
    label: t.services.areaLabel,
    options: areas.map((value) => ({ value, label: t.services.area[value] })),
  },
  { kind: 'area', name: 'who', label: t.services.who },
  { kind: 'area', name: 'whenToAct', label: t.services.whenToAct },
  { kind: 'area', name: 'documents', label: t.services.documents, help: t.services.linesHelp, rows: 4 },
  { kind: 'area', name: 'fee', label: t.services.fee },
  { kind: 'area', name: 'statutoryLimit', label: t.services.statutoryLimit, rows: 2 },
  { kind: 'number', name: 'medianDays', label: t.services.medianDays },
  { kind: 'number', name: 'ninetyDays', label: t.services.ninetyDays },
  { kind: 'line', name: 'daysSource', label: t.services.daysSource, help: t.services.daysSourceHelp },
  { kind: 'line', name: 'decides', label: t.services.decides },
  { kind: 'area', name: 'contact', label: t.services.contact, rows: 2 },
  {
    kind: 'choice',
    name: 'power',
    label: t.services.powerLabel,
    options: powers.map((value) => ({ value, label: t.services.power[value] })),
  },
  { kind: 'line', name: 'kind', label: t.services.kind, help: t.services.kindHelp },
  { kind: 'area', name: 'legalBasis', label: t.services.legalBasis, help: t.services.linesHelp },
  { kind: 'area', name: 'appeal', label: t.services.appeal },
  { kind: 'area', name: 'faq', label: t.services.faq, help: t.services.faqHelp, rows: 5 },
  { kind: 'area', name: 'keywords', label: t.services.keywords, help: t.services.keywordsHelp, rows: 5 },
]

/** Ways of filing, one field each. */
export const channelFields = (t: Messages): FormField[] => [
  ...channelKinds.map((kind): FormField => ({
    kind: 'area',
    name: `channel-${kind}`,
    label: t.services.channel[kind],
    rows: 2,
  })),
  { kind: 'line', name: 'onlineAddress', label: t.services.onlineAddress },
]

/** Where the facts come from, and what editors have to do. */
export const editorFields = (t: Messages): FormField[] => [
  { kind: 'line', name: 'sourceAddress', label: t.services.sourceAddress },
  { kind: 'day', name: 'factAsOf', label: t.services.factAsOfLabel },
  { kind: 'line', name: 'serviceCode', label: t.services.serviceCode },
  { kind: 'line', name: 'agendaCode', label: t.services.agendaCode },
  { kind: 'area', name: 'doubts', label: t.services.doubts, help: t.services.doubtsHelp, rows: 2 },
  { kind: 'day', name: 'reviewBy', label: t.services.reviewBy },
]

/** Words of the fields by their names, for the history. */
export const situationLabels = (t: Messages): Record<string, string> => ({
  ...Object.fromEntries([...guideFields(t), ...editorFields(t)].map(({ name, label }) => [name, label])),
  channels: t.services.where,
})
