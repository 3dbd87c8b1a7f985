/**
 * Minutes of a session (`HH:MM`) keep its order: who comes or goes in the minute of a vote that is over does so in the
 * next one, and a vote is never noted before the last coming or going. So the room at a vote's minute is the room that voted.
 */
export function minuteOfMove(clock: string, lastVote: string | null): string {
  return lastVote !== null && clock <= lastVote ? after(lastVote) : clock
}

export const minuteOfVote = (clock: string, moves: readonly (string | null)[]): string =>
  moves.reduce<string>((latest, move) => (move !== null && move > latest ? move : latest), clock)

/** The next minute; the last one of a day stays. */
function after(minute: string): string {
  const [hours, minutes] = minute.split(':').map(Number) as [number, number]
  const next = Math.min(hours * 60 + minutes + 1, 23 * 60 + 59)
  return `${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`
}
