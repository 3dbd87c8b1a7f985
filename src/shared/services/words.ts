export const areas = [
  'documents',
  'family',
  'housing',
  'transport',
  'fees',
  'environment',
  'business',
  'participation',
  'help',
] as const
export type Area = (typeof areas)[number]

/** Own power of the city, power delegated by the state, or both. */
export const powers = ['own', 'delegated', 'both'] as const
export type Power = (typeof powers)[number]

export const channelKinds = ['online', 'in_person', 'post', 'data_box', 'email', 'phone'] as const
export type ChannelKind = (typeof channelKinds)[number]

export const situationStates = ['draft', 'published', 'withdrawn'] as const
export type SituationState = (typeof situationStates)[number]

/**
 * How far a service is digitised: 0 information only, 1 a form to download, 2 a form to fill in and print, 3 submission online,
 * 4 all of it online with payment and delivery.
 */
export const levels = [0, 1, 2, 3, 4] as const
export type Level = (typeof levels)[number]
/** From this level on a life situation counts as digitised: it can be filed without paper. */
export const digitised: Level = 3
