/** What people do on a platform, as it is counted. */
export const metrics = [
  'page_views',
  'visits',
  'visitors',
  'searches',
  'downloads',
  'form_steps',
  'form_completions',
  'installs',
  'active_devices',
] as const
export type Metric = (typeof metrics)[number]

/** Kinds of events of own counting, and the metric that each adds to. */
export const eventMetrics = {
  view: 'page_views',
  search: 'searches',
  download: 'downloads',
  form_step: 'form_steps',
  form_completion: 'form_completions',
} as const satisfies Record<string, Metric>
export type EventKind = keyof typeof eventMetrics
export const eventKinds = Object.keys(eventMetrics) as EventKind[]

/** Daily counts of people: those of several days cannot be added up, the same person would count many times. */
export const uniqueMetrics: readonly Metric[] = ['visitors', 'active_devices']

export const usageSources = ['own', 'log', 'csv', 'matomo', 'store', 'typed'] as const
export type UsageSource = (typeof usageSources)[number]

export const annotationKinds = ['outage', 'campaign', 'method'] as const
export type AnnotationKind = (typeof annotationKinds)[number]
