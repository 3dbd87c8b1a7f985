// Reads documents in the very process that calls; foreign files are read in a child (extract-text).
import type { getDocumentProxy } from 'unpdf'
import { readTaggedPage } from './tagged-pdf.ts'

/** @throws Error with the code `encrypted`, `damaged` or `no_text` */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    useSystemFonts: false,
    stopAtErrors: false,
  }).catch((error) => {
    throw new Error(error?.name === 'PasswordException' ? 'encrypted' : 'damaged', { cause: error })
  })
  // whatever sets its text with Typst tags it well; tags of other programs are not to be relied on
  const tagged = String(await creator(pdf)).startsWith('Typst')
  const pages: string[] = []
  for (let number = 1; number <= Math.min(pdf.numPages, 200); number++) {
    const page = await pdf.getPage(number)
    const byTags = tagged ? await readTaggedPage(page) : null
    if (byTags !== null) {
      pages.push(byTags)
      continue
    }
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  const text = pages.join('\n\f')
  if (text.replace(/\s/g, '').length < 40) throw new Error('no_text')
  return text
}

const creator = (pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<unknown> =>
  pdf.getMetadata().then(
    ({ info }) => (info as Record<string, unknown>)['Creator'],
    () => '',
  )

interface Element {
  type: string
  value?: string
  styleName?: string | null
  children?: Element[]
}

/**
 * The text of a DOCX: a paragraph on a line, a blank line before each heading.
 * @throws Error with the code `damaged` or `no_text`
 */
export async function readDocx(bytes: Buffer): Promise<string> {
  const mammoth = await import('mammoth')
  let document: Element = { type: 'document' }
  const transformDocument = (read: Element): Element => {
    document = read
    return { ...read, children: [] }
  }
  await mammoth.default.convertToHtml({ buffer: bytes }, { transformDocument }).catch((error) => {
    throw new Error('damaged', { cause: error })
  })
  const text = paragraphs(document).join('\n')
  if (text.trim() === '') throw new Error('no_text')
  return text
}

const isHeading = ({ styleName }: Element) => /^(?:heading|nadpis) ?\d/iu.test(styleName ?? '')

function paragraphs(element: Element): string[] {
  if (element.type !== 'paragraph') return (element.children ?? []).flatMap(paragraphs)
  const text = (element.children ?? []).map(runText).join('')
  if (text.trim() === '') return []
  return isHeading(element) ? ['', text] : [text]
}

const runText = ({ type, value = '', children = [] }: Element): string =>
  type === 'text' ? value : type === 'tab' ? '\t' : children.map(runText).join('')
