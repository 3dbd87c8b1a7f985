import { randomBytes, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

/** Proves that something existed at a time: a qualified authority by contract, in tests one of our own. */
export interface TimeStamper {
  /** @param digest SHA-256 of what is stamped @returns a TimeStampToken (RFC 3161), DER */
  stamp: (digest: Uint8Array) => Promise<Uint8Array>
}

const sha256 = '2.16.840.1.101.3.4.2.1'
const seconds = 20

/** An authority that answers over HTTP (RFC 3161 § 3.4). @throws Error when it refuses, or stamps something else */
export const httpTimeStamper = (url: string): TimeStamper => ({
  async stamp(digest) {
    const nonce = new asn1js.Integer({ valueHex: positive(randomBytes(12)) })
    const request = new pkijs.TimeStampReq({
      version: 1,
      messageImprint: new pkijs.MessageImprint({
        hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256 }),
        hashedMessage: new asn1js.OctetString({ valueHex: bytesOf(digest) }),
      }),
      nonce,
      certReq: true,
    })
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: request.toSchema().toBER(),
      signal: AbortSignal.timeout(seconds * 1000),
    })
    if (!answer.ok) throw new Error(`The time-stamp authority answered ${answer.status}`)
    const response = pkijs.TimeStampResp.fromBER(await answer.arrayBuffer())
    if (response.status.status > 1 || !response.timeStampToken)
      throw new Error(`The time-stamp authority refused: status ${response.status.status}`)
    const info = stampedIn(response.timeStampToken)
    const same =
      Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(Buffer.from(digest)) &&
      info.nonce?.isEqual(nonce) === true
    if (!same) throw new Error('The time-stamp authority stamped something else')
    return new Uint8Array(response.timeStampToken.toSchema().toBER())
  },
})

/** What a token says it stamped, and when. */
export function stampedIn(token: pkijs.ContentInfo): pkijs.TSTInfo {
  const signed = new pkijs.SignedData({ schema: token.content as never })
  const content = signed.encapContentInfo.eContent
  if (!content) throw new Error('The time stamp has no content')
  return pkijs.TSTInfo.fromBER(bytesOf(Buffer.concat(chunks(content))))
}

/** An octet string may come in pieces (X.690 § 8.7.3). */
const chunks = (content: asn1js.OctetString): Uint8Array[] =>
  content.valueBlock.value.length > 0
    ? content.valueBlock.value.map((one) => (one as asn1js.OctetString).valueBlock.valueHexView)
    : [content.valueBlock.valueHexView]

const bytesOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
/** Not negative, whatever its first bit */
const positive = (bytes: Buffer): ArrayBuffer => {
  bytes[0]! &= 0x7f
  bytes[0]! |= 0x01
  return bytesOf(bytes)
}

const attribute = '1.2.840.113549.1.9.16.2.14'

/** Stamps a signature: the token is bound to its value, as PAdES B-T wants (ETSI EN 319 142-1, RFC 3161 appendix A). */
export async function stampSignature(signer: pkijs.SignerInfo, stamper: TimeStamper): Promise<void> {
  const digest = await webcrypto.subtle.digest('SHA-256', bytesOf(signer.signature.valueBlock.valueHexView))
  const token = await stamper.stamp(new Uint8Array(digest))
  const { result } = asn1js.fromBER(bytesOf(token))
  signer.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 1,
    attributes: [new pkijs.Attribute({ type: attribute, values: [result] })],
  })
}
