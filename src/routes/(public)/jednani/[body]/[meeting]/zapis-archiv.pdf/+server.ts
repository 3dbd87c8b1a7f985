import { answerMinutes } from '../answer-minutes.ts'

/** The minutes as a file; see downloadMinutes. */
export const GET = answerMinutes('zapis-archiv.pdf')
