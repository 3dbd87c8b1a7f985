/** What an answer's form says: places by option, or what was chosen. */
export function readAnswer(form: FormData): { places: Record<string, string>; reason: string } {
  const places: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string') {
      if (name.startsWith('misto.')) places[name.slice('misto.'.length)] = value
      else if (name === 'volba') places[value] = '1'
    }
  return { places, reason: String(form.get('proc') ?? '').trim() }
}
