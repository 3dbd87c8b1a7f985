export const platformKinds = ['portal', 'website', 'app', 'open_data', 'map', 'other'] as const
export type PlatformKind = (typeof platformKinds)[number]

export const platformStates = ['planned', 'running', 'ending', 'ended'] as const
export type PlatformState = (typeof platformStates)[number]

/** The way of an improvement, in the order of the board's columns. */
export const improvementStates = ['idea', 'planned', 'approved', 'running', 'done', 'rejected'] as const
export type ImprovementState = (typeof improvementStates)[number]

export const linkKinds = ['resolution', 'task', 'poll', 'report', 'budget', 'contract'] as const
export type LinkKind = (typeof linkKinds)[number]
