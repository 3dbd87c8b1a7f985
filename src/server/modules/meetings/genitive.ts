const rules: readonly [RegExp, string][] = [
  [/^(\p{L}+)ní výbor(?!\p{L})/u, '$1ního výboru'],
  [/^(\p{L}+)ý výbor(?!\p{L})/u, '$1ého výboru'],
  [/^Výbor(?!\p{L})/u, 'Výboru'],
  [/^Zastupitelstvo(?!\p{L})/u, 'Zastupitelstva'],
  [/^Rada(?!\p{L})/u, 'Rady'],
  [/^Pracovní skupina(?!\p{L})/u, 'Pracovní skupiny'],
  [/^(\p{L}+)á komise(?!\p{L})/u, '$1é komise'],
]

/** The genitive of a body's name for titles (`zápis ze schůze Rady města`); the administrator may write another one. */
export function genitiveOf(name: string): string {
  const rule = rules.find(([pattern]) => pattern.test(name))
  return rule ? name.replace(rule[0], rule[1]) : name
}
