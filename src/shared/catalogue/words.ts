/** Whose the data are. */
export const organisationKinds = ['city', 'company', 'contributory', 'association'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Whether a source holds personal data; removable ones can be left out before publishing. */
export const personalDataAnswers = ['no', 'removable', 'yes'] as const
export type PersonalDataAnswer = (typeof personalDataAnswers)[number]

/** Why data are not open. */
export const barriers = [
  'none',
  'personal',
  'rights',
  'supplier',
  'technical',
  'quality',
  'capacity',
  'security',
] as const
export type Barrier = (typeof barriers)[number]

/** How data come out of their system. */
export const interfaces = ['api', 'export', 'none'] as const
export type Interface = (typeof interfaces)[number]

/** How ready a source is: 0 nobody has looked at it, 5 it is published and updates itself. */
export const readinessLevels = [0, 1, 2, 3, 4, 5] as const
export type Readiness = (typeof readinessLevels)[number]

/** From this level on nothing but a decision stands in the way. */
export const ready = 3

/** Codes of the EU's frequency codelist (publications.europa.eu/resource/authority/frequency) that cities use. */
export const frequencies = [
  'CONT',
  'HOURLY',
  'DAILY',
  'WEEKLY',
  'MONTHLY',
  'QUARTERLY',
  'ANNUAL_2',
  'ANNUAL',
  'BIENNIAL',
  'IRREG',
  'NEVER',
] as const
export type Frequency = (typeof frequencies)[number]
