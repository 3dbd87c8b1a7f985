const prague = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Prague' })

/** The calendar day of an instant in Prague, `YYYY-MM-DD`. */
export const localDay = (instant: Date): string => prague.format(instant)
