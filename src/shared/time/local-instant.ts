/** An instant of a local day and hour in Prague as RFC 3339, with its offset: `2026-11-24T15:00:00+01:00`. */
export function localInstant(day: string, clock: string): string {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Prague',
    timeZoneName: 'longOffset',
  }).formatToParts(new Date(`${day}T${clock}:00Z`))
  const offset = shown.find(({ type }) => type === 'timeZoneName')!.value.replace('GMT', '') || '+00:00'
  return `${day}T${clock}:00${offset}`
}
