import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePdf, type PdfStandard } from '../../../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../../../platform/project-root.ts'
import type { MinutesDocument } from '../document.ts'
import { printedMinutes } from './printed-minutes.ts'

const template = readFileSync(
  join(projectRoot, 'src/server/modules/meetings/minutes/render/minutes.typ'),
  'utf8',
)

/**
 * Minutes as PDF: `ua-1` for reading, `a-2a` for the archive.
 * @throws PdfError
 */
export function renderPdf(document: MinutesDocument, standard: PdfStandard): Promise<Uint8Array> {
  const made = (document.approvedOn ?? document.date ?? '2000-01-01').split('-').map(Number)
  return compilePdf(template, { ...printedMinutes(document), made }, standard)
}
