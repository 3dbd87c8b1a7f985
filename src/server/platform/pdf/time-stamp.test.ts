import { createServer, type Server } from 'node:http'
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCertificate } from '#tests/support/certificate.ts'
import { closePdf, compilePdf } from './compile-pdf.ts'
import { signPdf } from './sign-pdf.ts'
import { httpTimeStamper, stampedIn } from './time-stamp.ts'

const at = new Date('2026-11-24T12:00:00Z')
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
let server: Server
let mood: 'stamps' | 'lies' | 'refuses' = 'stamps'

/** An authority of our own: signs what it is asked to, as RFC 3161 describes. */
async function stamp(query: Buffer): Promise<Buffer> {
  const request = pkijs.TimeStampReq.fromBER(new Uint8Array(query).buffer)
  if (mood === 'refuses')
    return Buffer.from(
      new pkijs.TimeStampResp({ status: new pkijs.PKIStatusInfo({ status: 2 }) }).toSchema().toBER(),
    )
  const { certificates, key } = await testCertificate('Autorita času', 'rsa')
  const certificate = pkijs.Certificate.fromBER(new X509Certificate(certificates).raw)
  const imprint = request.messageImprint
  if (mood === 'lies') imprint.hashedMessage = new asn1js.OctetString({ valueHex: new Uint8Array(32).buffer })
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: imprint,
    serialNumber: new asn1js.Integer({ value: 7 }),
    genTime: at,
    ...(request.nonce ? { nonce: request.nonce } : {}),
  })
  const signed = new pkijs.SignedData({
    version: 3,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.9.16.1.4',
      eContent: new asn1js.OctetString({ valueHex: info.toSchema().toBER() }),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
      }),
    ],
    certificates: [certificate],
  })
  const der = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const signer = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  await signed.sign(signer as CryptoKey, 0, 'SHA-256', undefined, engine)
  const token = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
  return Buffer.from(
    new pkijs.TimeStampResp({ status: new pkijs.PKIStatusInfo({ status: 0 }), timeStampToken: token })
      .toSchema()
      .toBER(),
  )
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void buffer(request)
      .then(stamp)
      .then((answer) => response.setHeader('content-type', 'application/timestamp-reply').end(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  server.close()
  closePdf()
})
const url = () => `http://127.0.0.1:${(server.address() as { port: number }).port}/`

test('a signature carries the time stamp of its very value', async () => {
  const original = Buffer.from(await compilePdf('#set document(title: "R")\n= R\nText', {}, 'a-2a'))
  const seal = { ...(await testCertificate('Město', 'ec')), stamper: httpTimeStamper(url()) }
  const signed = Buffer.from(await signPdf(original, seal, at))
  const hex = /\/Contents <([0-9a-f]+)>/.exec(signed.toString('latin1').slice(original.length))![1]!
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(Buffer.from(hex, 'hex')).buffer)
  const [signer] = new pkijs.SignedData({ schema: content.content as never }).signerInfos
  const [attribute] = signer!.unsignedAttrs!.attributes
  expect(attribute!.type).toBe('1.2.840.113549.1.9.16.2.14')
  const token = new pkijs.ContentInfo({ schema: attribute!.values[0] as never })
  const info = stampedIn(token)
  const value = signer!.signature.valueBlock.valueHexView
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(value))
  expect(
    Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(Buffer.from(digest)),
  ).toBe(true)
  expect(info.genTime).toEqual(at)
})

test('an authority that refuses, or stamps something else, is not believed', async () => {
  const digest = new Uint8Array(32).fill(1)
  mood = 'refuses'
  await expect(httpTimeStamper(url()).stamp(digest)).rejects.toThrow('refused')
  mood = 'lies'
  await expect(httpTimeStamper(url()).stamp(digest)).rejects.toThrow('something else')
})
