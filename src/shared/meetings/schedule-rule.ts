import * as v from 'valibot'

/** Days of the week as RFC 5545 writes them, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** Which of the weekdays in a month; -1 is the last one. */
export const places = [1, 2, 3, 4, -1] as const
export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

const whole = (least: number, most: number, sentence: string) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d{1,4}$/, sentence),
    v.transform(Number),
    v.minValue(least, sentence),
    v.maxValue(most, sentence),
  )

/** How a body's dates of a year repeat, as the form posts it: a certain weekday of each month, or every so many weeks. */
export const scheduleRule = v.variant('repeats', [
  v.object({
    repeats: v.literal('monthly'),
    year: whole(2000, 2100, 'Zadejte rok od 2000 do 2100.'),
    weekday: v.picklist(weekdays, 'Vyberte den v týdnu.'),
    place: v.pipe(
      whole(-1, 4, 'Vyberte, kolikátý den v měsíci to je.'),
      v.check((place) => places.some((one) => one === place), 'Vyberte, kolikátý den v měsíci to je.'),
    ),
    months: v.pipe(v.array(whole(1, 12, 'Vyberte měsíce.')), v.minLength(1, 'Vyberte aspoň jeden měsíc.')),
  }),
  v.object({
    repeats: v.literal('weekly'),
    year: whole(2000, 2100, 'Zadejte rok od 2000 do 2100.'),
    weeks: whole(1, 26, 'Zadejte, po kolika týdnech se orgán schází: 1 až 26.'),
    firstOn: v.pipe(v.string(), v.isoDate('Zadejte první datum.')),
  }),
])

export type ScheduleRule = v.InferOutput<typeof scheduleRule>
