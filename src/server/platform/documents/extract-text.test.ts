import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { closePdf, compilePdf } from '../pdf/compile-pdf.ts'
import { extractText } from './extract-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-extract-'))
afterAll(() => {
  closePdf()
  rmSync(folder, { recursive: true, force: true })
})
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const text =
  'Zápis z 3. jednání Komise dopravní\nKonané dne 5. 3. 2024 od 15:00, malý sál\nPřítomni: Jana Nová, Petr Starý\nKomise je usnášeníschopná.\nŽluťoučký kůň'

test('old Czech encodings are recognised by content', async () => {
  const cp1250 = Uint8Array.from(
    [...'P'].map((sign) => sign.charCodeAt(0)).concat([0xf8, 0xed, 0x74, 0x6f, 0x6d, 0x6e, 0x69]),
  ) // Přítomni
  expect(await extractText(file('old.txt', cp1250))).toBe('Přítomni')
  expect(await extractText(file('new.txt', text))).toBe(text)
})

test('what is no document is refused with the way out, whatever its name says', async () => {
  await expect(extractText(file('zapis.pdf', Buffer.from('MZ\u0000\u0000\u0001')))).rejects.toThrow(
    'PDF, DOCX, nebo prostý text',
  )
  await expect(extractText(file('empty.txt', ''))).rejects.toThrow('Soubor je prázdný')
  await expect(extractText(join(folder, 'neni.txt'))).rejects.toThrow('nejde otevřít')
})

test('a file over the limit is refused before it is read', async () => {
  const path = file('huge.pdf', '%PDF-1.7')
  truncateSync(path, 500 * 2 ** 20)
  await expect(extractText(path)).rejects.toThrow('přes 30 MB')
})

test('a truncated PDF, a PDF without text and a bomb in a DOCX are refused, each with its own sentence', async () => {
  const pdf = await compilePdf(
    '#set document(title: "Zápis")\n#set text(lang: "cs", font: "Roboto")\n= Přítomni\nJana Nová, Petr Starý a další členové komise\n',
    null,
    'ua-1',
  )
  expect(await extractText(file('whole.pdf', pdf))).toContain('Jana Nová')
  await expect(extractText(file('cut.pdf', pdf.subarray(0, 900)))).rejects.toThrow('poškozený')
  const blank =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n'
  await expect(extractText(file('scan.pdf', blank))).rejects.toThrow('OCR')
  await expect(extractText(file('bomb.docx', bomb(700)))).rejects.toThrow('nevejde do paměti')
})

/** A ZIP whose one entry, word/document.xml, unpacks to so many mebibytes. */
function bomb(mebibytes: number): Buffer {
  const name = Buffer.from('word/document.xml')
  const data = deflateRawSync(Buffer.alloc(mebibytes * 2 ** 20, 0x20), { level: 9 })
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(data.length, 4)
  sizes.writeUInt32LE(mebibytes * 2 ** 20, 8)
  const local = Buffer.concat([
    Buffer.from('504b030414000000080000000000', 'hex'),
    sizes,
    Buffer.from([name.length, 0, 0, 0]),
    name,
    data,
  ])
  const central = Buffer.concat([
    Buffer.from('504b01021400140000000800' + '00000000', 'hex'),
    sizes,
    Buffer.from([name.length, 0]),
    Buffer.alloc(16),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
