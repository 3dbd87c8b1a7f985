import type { getDocumentProxy } from 'unpdf'

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>
type Structure = { role: string; children: (Structure | { type: string; id: string })[] }

/**
 * The text of a page by its tags (ISO 32000-1, 14.7): every paragraph, heading and table cell on a line of its own,
 * a blank line before each heading, headers and footers of the page left out. Wrapped lines of one paragraph are joined.
 * @returns null when the page has no tags
 */
export async function readTaggedPage(page: Page): Promise<string | null> {
  const tree: Structure | null = await page.getStructTree()
  if (tree === null || tree.children.length === 0) return null
  const marked = await markedContent(page)
  const lines: string[] = []
  collect(tree, lines, marked)
  return lines.join('\n')
}

const blocks = /^(?:P|H\d?|Title|TH|TD|LI|LBody|Lbl|Caption)$/

/** Appends the lines of an element; what stands in it outside of any block makes a line too. */
function collect(element: Structure, lines: string[], marked: ReadonlyMap<string, string>): void {
  if (blocks.test(element.role) && !hasBlocks(element)) {
    const line = textOf(element, marked)
    if (line !== '') lines.push(...(/^H\d?$/.test(element.role) ? ['', line] : [line]))
    return
  }
  for (const child of element.children) {
    if ('role' in child) collect(child, lines, marked)
    else if (marked.get(child.id)?.trim()) lines.push(fold(marked.get(child.id)!))
  }
}

const hasBlocks = (element: Structure): boolean =>
  element.children.some((child) => 'role' in child && (blocks.test(child.role) || hasBlocks(child)))

const textOf = (element: Structure, marked: ReadonlyMap<string, string>): string => fold(raw(element, marked))

const raw = (element: Structure, marked: ReadonlyMap<string, string>): string =>
  element.children
    .map((child) => ('role' in child ? raw(child, marked) : (marked.get(child.id) ?? '')))
    .join('')

/** Czech repeats a hyphen that ends a line at the start of the next one: there it is one hyphen. */
const fold = (text: string) =>
  text
    .replace(/-\n-/g, '-')
    .replace(/[ \t\n]+/g, ' ')
    .trim()

/** Text of the page by the ids of its marked content; lines divided as they are set. */
async function markedContent(page: Page): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const found = new Map<string, string>()
  let open = ''
  for (const item of items) {
    if ('str' in item) {
      if (open !== '') found.set(open, `${found.get(open) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`)
    } else if (item.type === 'beginMarkedContentProps') open = item.id ?? ''
    else if (item.type === 'endMarkedContent') open = ''
  }
  return found
}
