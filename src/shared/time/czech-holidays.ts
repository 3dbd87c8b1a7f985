import { shiftDay } from './shift-day.ts'

/** Public holidays on fixed days. Source: act 245/2000 Sb. §§ 1 and 2. */
const fixed: Record<string, string> = {
  '01-01': 'Den obnovy samostatného českého státu',
  '05-01': 'Svátek práce',
  '05-08': 'Den vítězství',
  '07-05': 'Den slovanských věrozvěstů Cyrila a Metoděje',
  '07-06': 'Den upálení mistra Jana Husa',
  '09-28': 'Den české státnosti',
  '10-28': 'Den vzniku samostatného československého státu',
  '11-17': 'Den boje za svobodu a demokracii',
  '12-24': 'Štědrý den',
  '12-25': '1. svátek vánoční',
  '12-26': '2. svátek vánoční',
}

/** The public holiday on a day (`YYYY-MM-DD`), by its Czech name; null on other days, Sundays too. */
export function holidayOn(day: string): string | null {
  const known = fixed[day.slice(5)]
  if (known !== undefined) return known
  const easter = easterSunday(Number(day.slice(0, 4)))
  if (day === shiftDay(easter, -2)) return 'Velký pátek'
  return day === shiftDay(easter, 1) ? 'Velikonoční pondělí' : null
}

/** Easter Sunday of a Gregorian year, `YYYY-MM-DD`. Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const date = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
