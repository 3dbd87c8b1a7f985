/** What a code is called; the code itself when nobody named it. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string | null): string | null =>
  code === null ? null : (words[code] ?? code)
