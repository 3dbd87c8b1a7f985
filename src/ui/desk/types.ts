/** A meeting of the body that may be a deadline. */
export interface ComingMeeting {
  id: string
  heldOn: string
}

/** A topic that an earlier meeting put off. */
export interface Topic {
  id: string
  title: string
}
