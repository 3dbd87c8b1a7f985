const oblique = /(?:a|e|ě|i|í|u|ů|y|ou|ovi|em|ům|é|ého|ému|ým|ové)$/u

/**
 * A text about people with surnames as the document itself lists them: `náměstek Mgr. Šolce` becomes `náměstek Mgr. Šolc`
 * where Šolc stands among those who took part. Other words stay as they are.
 */
export function withListedNames(text: string, names: readonly string[]): string {
  const surnames = names.flatMap((name) => name.replace(/,.*$/u, '').trim().split(/\s+/).at(-1) ?? [])
  return text.replace(/(?<!\p{L})\p{Lu}\p{Ll}{2,}(?!\p{L})/gu, (word) => {
    if (surnames.includes(word) || !oblique.test(word)) return word
    return surnames.find((surname) => isFormOf(word, surname)) ?? word
  })
}

/** `Šolce` of `Šolc`, `Nového` of `Nový`, `Vzorné` of `Vzorná`: the same beginning, another ending. */
function isFormOf(word: string, surname: string): boolean {
  const stem = surname.replace(/[aáeéiíoóuúůyý]$/u, '')
  const short = stem.replace(/e(?=[^aeiouyáéíóúůý]$)/u, '')
  return (
    stem.length >= 3 &&
    [stem, short].some((one) => word.startsWith(one) && oblique.test(word.slice(one.length))) &&
    word.length - stem.length <= 3
  )
}

/** A room as minutes announce it, `v zasedací místnosti č. 209`, called by its name. */
export const roomName = (place: string): string =>
  place.replace(
    /^(zasedací|velké|malé|společenské) místnosti(?!\p{L})/iu,
    (_, kind: string) => `${kind.replace(/^(velk|mal|společensk)é$/iu, '$1á')} místnost`,
  )
