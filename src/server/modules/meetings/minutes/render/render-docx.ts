import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { PrintedBlock } from '../../../../../shared/meetings/printed-minutes.ts'
import type { MinutesDocument } from '../document.ts'
import { printedMinutes } from './printed-minutes.ts'

const plain = (text: string) => new Paragraph({ children: runs(text), spacing: { after: 120 } })

/** Lines of a text; a blank before each break keeps words apart for whoever reads the text alone. */
const runs = (text: string) =>
  text
    .split('\n')
    .map(
      (line, index, all) =>
        new TextRun({ text: index < all.length - 1 ? `${line} ` : line, ...(index > 0 ? { break: 1 } : {}) }),
    )

const head = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level })

/** Minutes as DOCX for those who go on working with the text. */
export async function renderDocx(document: MinutesDocument): Promise<Uint8Array> {
  const d = printedMinutes(document)
  const children = [
    head(d.title, HeadingLevel.TITLE),
    ...d.facts.map(plain),
    ...d.parts.flatMap(({ title, blocks }) => [
      head(title, HeadingLevel.HEADING_1),
      ...blocks.flatMap(block),
    ]),
    new Paragraph({ children: [new TextRun({ text: d.mark, size: 16 })], spacing: { before: 400 } }),
  ]
  const file = new Document({
    title: d.title,
    creator: d.author,
    description: d.description,
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'cs-CZ' } } } } },
    sections: [{ children }],
  })
  return Packer.toBuffer(file)
}

function block(b: PrintedBlock): (Paragraph | Table)[] {
  if (b.kind === 'heading') return [head(b.text, HeadingLevel.HEADING_2)]
  if (b.kind === 'paragraph') return [plain(b.text)]
  if (b.kind === 'line')
    return [
      new Paragraph({
        children: [new TextRun({ text: `${b.label}: `, bold: true }), ...runs(b.text)],
        spacing: { after: 120 },
      }),
    ]
  if (b.kind === 'votes') return [votes(b.head, b.row), plain('')]
  return [
    new Paragraph({
      children: [new TextRun({ text: `${b.label}: `, bold: true }), ...runs(b.text)],
      bullet: { level: 0 },
    }),
    ...(b.detail === ''
      ? []
      : [new Paragraph({ text: b.detail, indent: { left: 720 }, spacing: { after: 120 } })]),
  ]
}

function votes(headCells: readonly string[], cells: readonly string[]): Table {
  const row = (texts: readonly string[], bold: boolean) =>
    new TableRow({
      tableHeader: bold,
      children: texts.map(
        (text) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(headCells, true), row(cells, false)],
  })
}
