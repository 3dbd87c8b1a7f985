/**
 * A text as it is kept: lines of one kind, without control characters and those that turn its direction, which could make it read
 * as another one. What has only invisible characters is empty.
 */
export function cleanText(text: string): string {
  const cleaned = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200E\u200F\u200B\u2060\uFEFF]/gu, '')
    .toWellFormed()
    .trim()
  return /[^\p{Cf}\s]/u.test(cleaned) ? cleaned : ''
}
