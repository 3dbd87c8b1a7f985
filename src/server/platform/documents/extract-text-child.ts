// Reads the text of one foreign file; lives only for that file.
import { readFile } from 'node:fs/promises'
import { decodeText, detectKind } from './detect-kind.ts'
import { readDocx, readPdf } from './read-document.ts'

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
