import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { stampSignature, type TimeStamper } from './time-stamp.ts'

export interface Seal {
  /** The certificate and those above it, PEM */
  certificates: string
  /** Private key, PEM */
  key: string
  /** Of an encrypted key */
  password?: string | undefined
  /** Stamps signatures with time, where there is an authority */
  stamper?: TimeStamper | undefined
}

const signedDataType = '1.2.840.113549.1.7.2'
const dataType = '1.2.840.113549.1.7.1'
const contentTypeAttribute = '1.2.840.113549.1.9.3'
const messageDigestAttribute = '1.2.840.113549.1.9.4'
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'

/** Room for the signature in bytes: a chain of certificates fits in */
const room = 16_384

/**
 * Signs a PDF of ours with PAdES B-B, or B-T with a time stamp (ETSI EN 319 142-1): its bytes stay as they are, the signature is appended as an
 * incremental update (ISO 32000-1, 7.5.6). The signing certificate is bound by its digest (RFC 5035).
 * @param pdf with a plain cross-reference table, as our compiler writes it
 * @param at the time that the signature states
 * @throws Error when the key does not belong to the certificate, or the PDF is of another kind
 */
export async function signPdf(pdf: Uint8Array, seal: Seal, at: Date): Promise<Uint8Array> {
  const { bytes, hole } = withPlaceholder(Buffer.from(pdf), at)
  const ranges = [0, hole.from, hole.to, bytes.length - hole.to]
  const stated = `/ByteRange [${ranges.join(' ')}]`
  bytes.write(stated.padEnd(byteRangeSlot.length), bytes.indexOf(byteRangeSlot), 'latin1')
  const signed = Buffer.concat([bytes.subarray(0, hole.from), bytes.subarray(hole.to)])
  const cms = await sign(signed, seal)
  if (cms.length > room) throw new Error('The chain of certificates does not fit into the signature')
  bytes.write(cms.toString('hex').padEnd(room * 2, '0'), hole.from + 1, 'latin1')
  return bytes
}

const byteRangeSlot = `/ByteRange [${'0 '.repeat(3)}${'*'.repeat(40)}]`

/** The file with a signature field whose content is a hole, `<` and `>` included. */
function withPlaceholder(pdf: Buffer, at: Date): { bytes: Buffer; hole: { from: number; to: number } } {
  const text = pdf.toString('latin1')
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+\d+\s+%%EOF\s*$/.exec(text)?.[1]
  if (!Number.isSafeInteger(previous) || trailer === undefined)
    throw new Error('The PDF has no plain cross-reference table')
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1])
  const offsets = offsetsOf(text, previous)
  const objectAt = (number: number): string => {
    const from = offsets.get(number)
    const body = from === undefined ? undefined : /^\d+ 0 obj([\s\S]*?)endobj/.exec(text.slice(from))?.[1]
    if (body === undefined) throw new Error(`Object ${number} of the PDF was not found`)
    return body.trim()
  }
  const reference = (dictionary: string, key: string): number =>
    Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1])
  const catalogNumber = reference(trailer, 'Root')
  const catalog = objectAt(catalogNumber)
  let pageNumber = reference(catalog, 'Pages')
  while (!/\/Type \/Page\b(?!s)/.test(objectAt(pageNumber)))
    pageNumber = Number(/\/Kids \[\s*(\d+) 0 R/.exec(objectAt(pageNumber))?.[1])
  const page = objectAt(pageNumber)
  const [signature, widget, form] = [size, size + 1, size + 2]
  const into = (dictionary: string, entry: string) => dictionary.replace(/>>\s*$/, `${entry}\n>>`)
  const annotated = /\/Annots \[/.test(page)
    ? page.replace(/\/Annots \[/, `/Annots [${widget} 0 R `)
    : into(page, `/Annots [${widget} 0 R]`)
  if (/\/Annots \d+ 0 R/.test(page)) throw new Error('The first page keeps its annotations apart')
  const objects: [number, string][] = [
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${pdfDate(at)})\n${byteRangeSlot}\n/Contents <${'0'.repeat(room * 2)}> >>`,
    ],
    [
      widget,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 0 0] /F 132 /T (Radnice) /V ${signature} 0 R /P ${pageNumber} 0 R >>`,
    ],
    [form, `<< /SigFlags 3 /Fields [${widget} 0 R] >>`],
    [catalogNumber, into(catalog, `/AcroForm ${form} 0 R`)],
    [pageNumber, annotated],
  ]
  let appended = '\n'
  const places = new Map<number, number>()
  for (const [number, body] of objects) {
    places.set(number, pdf.length + appended.length)
    appended += `${number} 0 obj\n${body}\nendobj\n`
  }
  const table = pdf.length + appended.length
  appended += `xref\n0 1\n0000000000 65535 f \n`
  for (const [number, place] of [...places].sort(([a], [b]) => a - b))
    appended += `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`
  const kept = ['Root', 'Info'].flatMap((key) => {
    const number = reference(trailer, key)
    return Number.isNaN(number) ? [] : [`/${key} ${number} 0 R`]
  })
  const id = /\/ID \[[^\]]*\]/.exec(trailer)?.[0] ?? ''
  appended += `trailer\n<< /Size ${size + 3} ${kept.join(' ')} ${id} /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`
  const bytes = Buffer.concat([pdf, Buffer.from(appended, 'latin1')])
  const from = bytes.indexOf('/Contents <', pdf.length) + '/Contents '.length
  return { bytes, hole: { from, to: from + room * 2 + 2 } }
}

/** Where objects begin, by the table at a place and those before it. */
function offsetsOf(text: string, at: number): Map<number, number> {
  const table = /^xref\s+([\s\S]*?)trailer\s*<<([\s\S]*?)>>/.exec(text.slice(at))
  if (!table) throw new Error('The PDF has no plain cross-reference table')
  const earlier = Number(/\/Prev (\d+)/.exec(table[2]!)?.[1])
  const offsets = Number.isNaN(earlier) ? new Map<number, number>() : offsetsOf(text, earlier)
  let number = 0
  for (const line of table[1]!.split(/\r?\n/)) {
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(line)
    const section = /^(\d+) \d+\s*$/.exec(line)
    if (entry) {
      if (entry[2] === 'n') offsets.set(number, Number(entry[1]))
      number++
    } else if (section) number = Number(section[1])
  }
  return offsets
}

const pdfDate = (at: Date) => `D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`

/** A detached CMS signature (RFC 5652) with the digest of its certificate and no time of its own, as PAdES wants. */
async function sign(
  data: Buffer<ArrayBuffer>,
  { certificates, key, password, stamper }: Seal,
): Promise<Buffer> {
  const chain = certificates.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  const own = new X509Certificate(chain[0] ?? '')
  const privateKey = createPrivateKey({ key, ...(password ? { passphrase: password } : {}) })
  if (!own.checkPrivateKey(privateKey)) throw new Error('The key does not belong to the certificate')
  const algorithm =
    privateKey.asymmetricKeyType === 'ec'
      ? { name: 'ECDSA', namedCurve: curves[privateKey.asymmetricKeyDetails?.namedCurve ?? ''] ?? 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const der = privateKey.export({ type: 'pkcs8', format: 'der' })
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  const parsed = chain.map((pem) => pkijs.Certificate.fromBER(new X509Certificate(pem).raw))
  const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
  const digest = await webcrypto.subtle.digest('SHA-256', data)
  const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] })
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: dataType }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: parsed[0]!.issuer,
          serialNumber: parsed[0]!.serialNumber,
        }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(contentTypeAttribute, new asn1js.ObjectIdentifier({ value: dataType })),
            attribute(messageDigestAttribute, new asn1js.OctetString({ valueHex: digest })),
            attribute(signingCertificateV2, await signingCertificate(own)),
          ],
        }),
      }),
    ],
    certificates: parsed,
  })
  await signed.sign(signingKey as CryptoKey, 0, 'SHA-256', data, engine)
  if (stamper) await stampSignature(signed.signerInfos[0]!, stamper)
  const content = new pkijs.ContentInfo({ contentType: signedDataType, content: signed.toSchema(true) })
  return Buffer.from(content.toSchema().toBER())
}

const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

/** SigningCertificateV2 with the SHA-256 of the certificate (RFC 5035 § 3). */
async function signingCertificate(own: X509Certificate): Promise<asn1js.Sequence> {
  const valueHex = await webcrypto.subtle.digest('SHA-256', own.raw)
  const certificate = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex })] })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certificate] })] })
}
