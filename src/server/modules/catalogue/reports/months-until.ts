/** Months before a day and its own, the oldest first, each with its last day or the day itself. */
export function monthsUntil(on: string, count: number): { month: string; lastDay: string }[] {
  const [year, month] = on.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, at) => {
    const last = new Date(Date.UTC(year, month - count + at + 1, 0)).toISOString().slice(0, 10)
    return { month: last.slice(0, 7), lastDay: last > on ? on : last }
  })
}
