// Reads the text of one foreign file; lives only for that file.
import { readFile } from 'node:fs/promises'
import { decodeText, detectKind } from './detect-kind.ts'

process.on('message', ({ input }: { input: { path: string } }) => {
  readText(input.path).then(
    (output) => process.send!({ output }),
    (error) => process.send!({ refused: error instanceof Error ? error.message : String(error) }),
  )
})

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path)
  const kind = detectKind(bytes)
  if (kind === 'pdf') return readPdf(bytes)
  if (kind === 'docx') return readDocx(bytes)
  if (kind === 'text') return decodeText(bytes)
  throw new Error('kind')
}

async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    useSystemFonts: false,
    stopAtErrors: false,
  }).catch((error) => {
    throw new Error(error?.name === 'PasswordException' ? 'encrypted' : 'damaged', { cause: error })
  })
  const pages: string[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, 200); number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  const text = pages.join('\n\f')
  if (text.replace(/\s/g, '').length < 40) throw new Error('no_text')
  return text
}

async function readDocx(bytes: Buffer): Promise<string> {
  const mammoth = await import('mammoth')
  const { value } = await mammoth.default.extractRawText({ buffer: bytes }).catch((error) => {
    throw new Error('damaged', { cause: error })
  })
  if (value.trim() === '') throw new Error('no_text')
  return value.replace(/\n{2,}/g, '\n')
}
