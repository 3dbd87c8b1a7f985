// Sets published minutes in all their files only to weigh them; what that takes of memory ends with this process.
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import type { MinutesDocument } from './document.ts'
import { downloads, renderDownload } from './render-download.ts'

process.on('message', async ({ input }: { input: MinutesDocument[] }) => {
  const output: Record<string, number>[] = []
  for (const document of input) {
    const sizes: Record<string, number> = {}
    for (const file of downloads) sizes[file] = (await renderDownload(document, file)).body.length
    output.push(sizes)
  }
  closePdf()
  process.send!({ output })
})
