import { usualTemplate, type MinutesTemplate } from '../../../shared/meetings/printed-minutes.ts'
import type { BodyKind } from '../../../shared/meetings/words.ts'

/** What a body's rules of procedure decide; the majority of all members is law and is not among them. */
export interface BodySettings {
  /** Meeting numbers start again with the term, or with the year */
  numbering: 'term' | 'year'
  sitting: 'public' | 'private'
  /** Records may be public before they are verified */
  publishUnverified: boolean
  publishNamedVotes: boolean
  publishAttendanceStatistics: boolean
  substitutes: boolean
  /** Per rollam; the law knows it for neither the assembly nor the council */
  correspondenceVotes: boolean
  verifiers: number
  /** Days between the invitation and the meeting */
  leadDays: number
  minutes: MinutesTemplate
  /** Code of the series in the document register; null when minutes are not registered here */
  series: string | null
}

const advisory: BodySettings = {
  numbering: 'term',
  sitting: 'private',
  publishUnverified: false,
  publishNamedVotes: false,
  publishAttendanceStatistics: false,
  substitutes: false,
  correspondenceVotes: false,
  verifiers: 1,
  leadDays: 7,
  minutes: usualTemplate,
  series: null,
}

const defaults: Record<BodyKind, BodySettings> = {
  assembly: {
    ...advisory,
    sitting: 'public',
    publishNamedVotes: true,
    publishAttendanceStatistics: true,
    verifiers: 2,
  },
  council: { ...advisory, verifiers: 2 },
  committee: { ...advisory, sitting: 'public' },
  commission: advisory,
  working_group: { ...advisory, verifiers: 0 },
}

/** The body's own settings over the defaults of its kind. */
export function settingsOf(body: { kind: BodyKind; settings: Partial<BodySettings> }): BodySettings {
  const settings = { ...defaults[body.kind], ...body.settings }
  const neverByCorrespondence = body.kind === 'assembly' || body.kind === 'council'
  return neverByCorrespondence ? { ...settings, correspondenceVotes: false } : settings
}
