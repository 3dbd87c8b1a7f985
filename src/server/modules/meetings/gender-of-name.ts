/**
 * Grammatical gender that a Czech surname itself tells: `Nováková`, `Malá`; `Malý`. Other surnames tell nothing:
 * a woman may bear an unchanged one.
 */
export function genderOfName(name: string): 'female' | 'male' | null {
  const surname = name.replace(/,.*$/, '').trim().split(/\s+/).at(-1) ?? ''
  if (!/^\p{Lu}/u.test(surname)) return null
  return /(?:ová|á)$/u.test(surname) ? 'female' : /ý$/u.test(surname) ? 'male' : null
}
