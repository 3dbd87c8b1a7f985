/** Who acts, and when: rules never ask a clock of their own. */
export interface Actor {
  kind: 'person' | 'system' | 'visitor'
  /** Account of a signed-in person; null for visitors and the system */
  accountId: string | null
  personId: string | null
  /** Roles of the whole city hall; rights on one body follow from memberships */
  roles: readonly Role[]
  /** Person in whose name the system acts */
  onBehalfOf?: string
  requestId?: string
  now: Date
}

export type Role = 'administrator' | 'recorder' | 'auditor' | 'clerk' | 'analyst'

export const visitor = (now = new Date(), requestId?: string): Actor => ({
  kind: 'visitor',
  accountId: null,
  personId: null,
  roles: [],
  now,
  ...(requestId === undefined ? {} : { requestId }),
})

export const system = (now = new Date(), onBehalfOf?: string): Actor => ({
  kind: 'system',
  accountId: null,
  personId: null,
  roles: ['administrator'],
  now,
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
})
