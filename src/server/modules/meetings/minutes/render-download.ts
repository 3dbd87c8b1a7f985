import type { MinutesDocument } from './document.ts'
import { renderPdf } from './render/render-pdf.ts'
import { renderText } from './render/render-text.ts'

export const downloads = ['zapis.pdf', 'zapis-archiv.pdf', 'zapis.docx', 'zapis.txt'] as const
export type Download = (typeof downloads)[number]

/** One file of a document, with its media type. */
export async function renderDownload(
  document: MinutesDocument,
  file: Download,
): Promise<{ type: string; body: Uint8Array }> {
  if (file === 'zapis.txt')
    return { type: 'text/plain; charset=utf-8', body: new TextEncoder().encode(renderText(document)) }
  if (file === 'zapis.docx')
    return {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      // its library is read when somebody first asks for a DOCX
      body: await (await import('./render/render-docx.ts')).renderDocx(document),
    }
  return { type: 'application/pdf', body: await renderPdf(document, file === 'zapis.pdf' ? 'ua-1' : 'a-2a') }
}
