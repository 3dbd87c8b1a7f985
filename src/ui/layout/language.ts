import { getContext, setContext } from 'svelte'
import { localPath, messages, type Locale, type Messages } from '#shared/messages/messages.ts'

const key = Symbol('language')

export interface Language {
  readonly locale: Locale
  readonly t: Messages
  /** The address of a page in the reader's language */
  path: (path: string) => string
}

export function provideLanguage(locale: Locale): Language {
  return setContext(key, { locale, t: messages(locale), path: (path: string) => localPath(locale, path) })
}

export const useLanguage = (): Language => getContext(key)
