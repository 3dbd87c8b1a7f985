export type DocumentKind = 'pdf' | 'docx' | 'text' | 'other'

const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text

/** What a file is by its content; its name is never trusted. */
export function detectKind(bytes: Uint8Array): DocumentKind {
  if (startsWith(bytes, '%PDF-')) return 'pdf'
  if (startsWith(bytes, 'PK\u0003\u0004')) return Buffer.from(bytes).includes('word/') ? 'docx' : 'other'
  const head = bytes.subarray(0, 65_536)
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (
    bytes.length === 0 ||
    (head.includes(0) && !utf16) ||
    startsWith(bytes, 'MZ') ||
    startsWith(bytes, '\u007fELF')
  )
    return 'other'
  return 'text'
}

/** Text as UTF-8 or UTF-16, else as Windows-1250, in which old Czech minutes were saved. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1250').decode(bytes)
  }
}
