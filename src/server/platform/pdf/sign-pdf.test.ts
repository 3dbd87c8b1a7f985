import { webcrypto } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import * as pkijs from 'pkijs'
import { testCertificate } from '#tests/support/certificate.ts'
import { readPdf } from '../documents/read-document.ts'
import { closePdf, compilePdf } from './compile-pdf.ts'
import { signPdf } from './sign-pdf.ts'

afterAll(closePdf)
const at = new Date('2026-11-24T12:00:00Z')
const source =
  '#set document(title: "Zápis")\n#set text(lang: "cs")\n= Zápis\nKomise souhlasí s pořadím priorit a ukládá tajemníkovi připravit rozpočet.\n#pagebreak()\nDruhá strana.'

/** What a reader of the file checks: the digest of the ranges, the signature, the certificate that it names. */
async function check(pdf: Buffer): Promise<boolean> {
  const [a, b, c, d] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/
    .exec(pdf.toString('latin1'))!
    .slice(1)
    .map(Number) as [number, number, number, number]
  expect(a).toBe(0)
  expect(c + d).toBe(pdf.length)
  const hex = pdf.subarray(b + 1, c - 1).toString('latin1')
  const content = pkijs.ContentInfo.fromBER(
    Buffer.from(
      hex.replace(/0+$/, (zeros) => (zeros.length % 2 ? '0' : '')),
      'hex',
    ),
  )
  const signed = new pkijs.SignedData({ schema: content.content as never })
  const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
  const data = Buffer.concat([pdf.subarray(a, b), pdf.subarray(c, c + d)])
  return signed.verify({ signer: 0, data: data as never, checkChain: false }, engine).catch(() => false)
}

test.for(['rsa', 'ec'] as const)(
  'a signed copy keeps every byte of its original and verifies (%s)',
  async (kind) => {
    const original = Buffer.from(await compilePdf(source, {}, 'a-2a'))
    const seal = await testCertificate('Město', kind)
    const signed = Buffer.from(await signPdf(original, seal, at))
    expect(signed.subarray(0, original.length).equals(original)).toBe(true)
    expect(await check(signed)).toBe(true)
    expect(signed.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached')
    expect(await readPdf(signed)).toContain('Komise souhlasí s pořadím')
    const changed = Buffer.from(signed)
    changed[100]! ^= 1
    expect(await check(changed)).toBe(false)
  },
)

test('a key of another certificate is refused', async () => {
  const original = await compilePdf(source, {}, 'a-2a')
  const [one, other] = [await testCertificate('Jeden', 'rsa'), await testCertificate('Druhý', 'rsa')]
  await expect(signPdf(original, { ...one, key: other.key }, at)).rejects.toThrow('does not belong')
  await expect(signPdf(Buffer.from('%PDF-1.7 nic'), one, at)).rejects.toThrow('cross-reference')
})
