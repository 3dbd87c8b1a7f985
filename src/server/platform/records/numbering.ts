import { DomainError } from '../domain-error.ts'

/** What a rule's marks stand for. */
export interface NumberParts {
  /** Order within the series and the year, from 1 */
  order: number
  year: number
  series: string
}

const mark = /\{(poradi|rok|rada)(?::(\d))?\}/g

/**
 * A number by a department's rule: `{poradi:5}` is the order padded to five digits, `{rok}` the year, `{rada}` the code of the series.
 * `MML/{rada}/{poradi:5}/{rok}` gives `MML/KSC/00012/2024`.
 */
export const numberBy = (rule: string, { order, year, series }: NumberParts): string =>
  rule.replace(mark, (_, name: string, width?: string) =>
    name === 'poradi'
      ? String(order).padStart(Number(width ?? 0), '0')
      : name === 'rok'
        ? String(year)
        : series,
  )

/** A reference number must never repeat: its rule has to name the order and the year. @throws DomainError `wrong_rule` */
export function checkRules(referenceRule: string, fileMarkRule: string): void {
  const bare = (rule: string) => rule.replace(mark, '')
  for (const rule of [referenceRule, fileMarkRule])
    if (
      rule.trim() === '' ||
      rule.length > 100 ||
      /[{}]/.test(bare(rule)) ||
      !/^[\p{L}\p{N} ./_-]*$/u.test(bare(rule))
    )
      throw new DomainError(
        'wrong_rule',
        'Pravidlo smí obsahovat písmena, číslice, znaky . / _ - a značky {poradi}, {poradi:5}, {rok}, {rada}. Opravte ho.',
      )
  if (!/\{poradi(?::\d)?\}/.test(referenceRule) || !referenceRule.includes('{rok}'))
    throw new DomainError(
      'wrong_rule',
      'Číslo jednací by se opakovalo. Do jeho pravidla přidejte {poradi} a {rok}.',
    )
}
