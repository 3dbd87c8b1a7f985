import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { readCouncilMaterial } from './council-material.ts'

/** Material for the council as DOCX, for the office that prepares its sitting. @throws DomainError `not_found` */
export async function downloadCouncilMaterial(actor: Actor, id: string): Promise<Uint8Array> {
  const material = await readCouncilMaterial(actor, id)
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx')
  const paragraphs = (text: string) =>
    text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)], spacing: { after: 120 } }))
  const head = (text: string, level: 'Title' | 'Heading1') => new Paragraph({ text, heading: level })
  const file = new Document({
    title: t.council.materialTitle(material.number),
    creator: material.body.name,
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'cs-CZ' } } } } },
    sections: [
      {
        children: [
          head(t.council.materialTitle(material.number), HeadingLevel.TITLE),
          ...paragraphs(t.council.from(material.body.name, formatDate(material.meeting.heldOn))),
          head(t.council.draftTitle, HeadingLevel.HEADING_1),
          ...paragraphs(material.draft),
          head(t.council.reportTitle, HeadingLevel.HEADING_1),
          ...paragraphs(material.report),
        ],
      },
    ],
  })
  return Packer.toBuffer(file)
}
