const prague = new Intl.DateTimeFormat('cs', {
  timeZone: 'Europe/Prague',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** The wall clock of an instant in Prague, `HH:MM`. */
export const localClock = (instant: Date): string => prague.format(instant)
