import { cs, type Messages } from './cs.ts'
import { en } from './en.ts'

export type { Messages }
export type Locale = 'cs' | 'en'

const byLocale: Record<Locale, Messages> = { cs, en }

export const messages = (locale: Locale): Messages => byLocale[locale]

/** The address of a page in a language: Czech has no prefix, English stands under /en. */
export const localPath = (locale: Locale, path: string): string =>
  locale === 'cs' ? path : `/en${path === '/' ? '' : path}`
