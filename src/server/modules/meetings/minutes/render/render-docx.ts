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
import type { MinutesDocument } from '../document.ts'
import { printedMinutes, type PrintedResolution, type PrintedTask } from './printed-minutes.ts'

const plain = (text: string) => new Paragraph({ children: [new TextRun(text)], spacing: { after: 120 } })
const labelled = (label: string, text: string) =>
  new Paragraph({
    children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(text)],
    spacing: { after: 120 },
  })
const head = (
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel] = HeadingLevel.HEADING_1,
) => new Paragraph({ text, heading: level })

/** Minutes as DOCX for those who go on working with the text. */
export async function renderDocx(document: MinutesDocument): Promise<Uint8Array> {
  const d = printedMinutes(document)
  const part = (title: string, body: (Paragraph | Table)[]) =>
    body.length === 0 ? [] : [head(title), ...body]
  const children = [
    head(d.title, HeadingLevel.TITLE),
    ...d.facts.map(plain),
    ...part(
      'Účast',
      d.attendance.map(({ label, names }) => labelled(label, names.join(', '))),
    ),
    ...(d.quorum === null ? [] : [plain(d.quorum)]),
    ...part('Program', d.programme.map(plain)),
    ...part('Plnění dřívějších úkolů', d.followUp.flatMap(task)),
    ...part(
      'Průběh jednání',
      d.sections.flatMap((section) => [
        ...(section.title === null ? [] : [head(section.title, HeadingLevel.HEADING_2)]),
        ...section.paragraphs.map(plain),
        ...section.resolutions.flatMap(resolution),
        ...section.tasks.flatMap(task),
      ]),
    ),
    ...part('Přílohy', d.annexes.map(plain)),
    ...part('Příští jednání', d.next === null ? [] : [plain(d.next)]),
    ...part(
      'Podpisy',
      d.signatures.map(({ label, name }) => labelled(label, name)),
    ),
    ...(d.approval === null ? [] : [plain(d.approval)]),
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

const task = ({ text, detail }: PrintedTask) => [
  new Paragraph({ text, bullet: { level: 0 } }),
  ...(detail === '' ? [] : [new Paragraph({ text: detail, indent: { left: 720 }, spacing: { after: 120 } })]),
]

function resolution({ label, text, vote }: PrintedResolution): (Paragraph | Table)[] {
  if (vote === null) return [labelled(label, text)]
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({
      tableHeader: bold,
      children: cells.map(
        (cell) =>
          new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: cell, bold })] })] }),
      ),
    })
  return [
    labelled(label, text),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(vote.head, true), row(vote.row, false)],
    }),
    plain(''),
  ]
}
