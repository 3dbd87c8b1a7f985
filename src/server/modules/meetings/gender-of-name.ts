/**
 * Grammatical gender that a Czech surname itself tells: `Nováková`, `Malá`. Other surnames tell nothing:
 * a woman may bear an unchanged one.
 */
export function genderOfName(name: string): 'female' | null {
  const surname = name.replace(/,.*$/, '').trim().split(/\s+/).at(-1) ?? ''
  return /(?:ová|á)$/u.test(surname) && /^\p{Lu}/u.test(surname) ? 'female' : null
}
