type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Number and noun in the form that the language wants, joined by a non-breaking space: `1 hlas`, `3 hlasy`, `5 hlasů`. */
export function plural(language: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (n, forms) => `${numbers.format(n)}\u00a0${forms[rules.select(n)] ?? forms.other}`
}
