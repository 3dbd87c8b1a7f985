import { open } from 'node:fs/promises'
import { DomainError } from '../domain-error.ts'
import { ChildError, runInChild } from '../child/run-in-child.ts'
import { decodeText, detectKind } from './detect-kind.ts'

const largest = 30 * 2 ** 20
const child = 'src/server/platform/documents/extract-text-child.ts'

const refusals: Record<string, string> = {
  kind: 'Tento druh souboru neumíme přečíst. Nahrajte zápis jako PDF, DOCX, nebo prostý text.',
  folder: 'To není soubor. Zadejte soubor se zápisem, ne složku.',
  empty: 'Soubor je prázdný. Vyberte ten, ve kterém zápis je.',
  encrypted: 'PDF je chráněné heslem. Uložte ho bez hesla a nahrajte znovu.',
  damaged: 'Soubor je poškozený nebo neúplný. Stáhněte ho znovu, nebo ho uložte v programu, kde vznikl.',
  no_text:
    'V souboru není text, nejspíš je to obrázek ze skeneru. Nahrajte ho s rozpoznaným textem (OCR), nebo zápis přepište.',
  time: 'Čtení souboru trvalo příliš dlouho. Rozdělte ho, nebo z něj uložte jen zápis.',
  memory: 'Soubor se po rozbalení nevejde do paměti. Uložte z něj jen zápis.',
  crash: 'Soubor je poškozený nebo neúplný. Stáhněte ho znovu, nebo ho uložte v programu, kde vznikl.',
  too_large: 'Soubor má přes 30 MB. Uložte z něj jen zápis bez obrázků.',
}

/**
 * The text of a PDF, DOCX or plain file. PDF and DOCX are read in a child with caps of 20 s and 512 MB.
 * @throws DomainError with a code of the list above and a Czech sentence that says the way out
 */
export async function extractText(path: string): Promise<string> {
  const file = await open(path).catch(() => {
    throw new DomainError('unreadable', 'Soubor nejde otevřít. Zkontrolujte cestu a práva.')
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw refuse('folder')
    const { size } = stat
    if (size === 0) throw refuse('empty')
    if (size > largest) throw refuse('too_large')
    const bytes = await file.readFile()
    const kind = detectKind(bytes)
    if (kind === 'other') throw refuse('kind')
    if (kind === 'text') return decodeText(bytes)
  } finally {
    await file.close()
  }
  try {
    return await runInChild<string>(child, { path }, { time: 20_000, memory: 512 })
  } catch (error) {
    if (error instanceof ChildError) throw refuse(error.reason === 'refused' ? error.message : error.reason)
    throw error
  }
}

const refuse = (code: string) => new DomainError(code, refusals[code] ?? refusals['damaged']!)
