import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { FormDefinition } from '../../../../shared/forms/definition.ts'
import { useCityFacts } from './city-facts.ts'
import { certificateDocument } from './certificate-document.ts'
import { ofnDocument, partiesOf } from './ofn-document.ts'

const standards =
  process.env['STANDARDS_DIR'] ?? join(import.meta.dirname, '../../../../../../shared/standards')
const folder = join(standards, 'ofn-zopds')
const definition = {
  title: 'Podání',
  roles: { name: 'name', birthDate: 'born', address: 'address', ico: 'ico', company: 'firm' },
  pages: [],
} as unknown as FormDefinition
const applicant = {
  name: 'Žofie Anna <Příkladná> & synové',
  email: null,
  phone: null,
  address: 'Dlouhá 1, 460 01 Liberec',
  dataBox: 'abcdefg',
}
const filed = {
  id: '0f541e10-6a33-4c7d-97a8-6c336ec71ac0',
  identity: 'eid' as const,
  form: { slug: 'podani', number: 1, definition },
  answers: { born: '1990-02-28' },
  applicant,
  files: [
    { label: 'Plán & nákres', name: 'plán.pdf', mediaType: 'application/pdf', sha256: 'ab'.repeat(32) },
  ],
  delegated: true,
}
const city = { ico: '00262978', dataBox: 'ukazka1', seat: 'nám. Dr. E. Beneše 1, Liberec', isvs: '1234' }

test('what the norm demands and nobody told makes no document', async () => {
  useCityFacts(city)
  expect(await ofnDocument(filed)).not.toBeNull()
  expect(await ofnDocument({ ...filed, identity: null })).toBeNull()
  expect(await ofnDocument({ ...filed, answers: {} })).toBeNull()
  expect(await ofnDocument({ ...filed, applicant: { ...applicant, represented: 'Spolek' } })).toBeNull()
  expect(await ofnDocument({ ...filed, applicant: { ...applicant, name: 'Žofie' } })).toBeNull()
  expect(await ofnDocument({ ...filed, answers: { firm: 'Spolek' } })).toBeNull()
  useCityFacts({ ...city, isvs: undefined })
  expect(await ofnDocument(filed)).toBeNull()
})

test.skipIf(!existsSync(folder))(
  'the XML of a person and of a company, and of a certificate, passes the schemas of OFN',
  async () => {
    useCityFacts(city)
    // the schemas name one another by addresses on the web; here they lie side by side
    const plain = (name: string) => name.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
    const local = (text: string) =>
      text.replace(
        /schemaLocation="[^"]*\/([^"/]+\.xsd)"/g,
        (_, name: string) => `schemaLocation="${plain(name)}"`,
      )
    const common = join(folder, 'společné')
    const preload = readdirSync(common).map((fileName) => ({
      fileName: plain(fileName),
      contents: local(readFileSync(join(common, fileName), 'utf8')),
    }))
    preload.push({
      fileName: 'xml.xsd',
      contents:
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>',
    })
    const read = (name: string) => local(readFileSync(join(folder, name), 'utf8'))
    const schema = read('dokument-z-formuláře-ZoPDS.xsd')
    // the checker knows XML Schema 1.0, where a time with its zone has no type of its own
    const certificate = read('osvědčení-digitálního-úkonu.xsd').replaceAll('xs:dateTimeStamp', 'xs:dateTime')
    const check = (contents: string, schema: string) =>
      validateXML({
        xml: [{ fileName: 'd.xml', contents }],
        schema: [{ fileName: 's.xsd', contents: schema }],
        preload,
      })
    const company = { ...filed, answers: { firm: 'Spolek přátel', ico: '00262978' } }
    for (const one of [filed, company]) {
      const { valid, errors } = await check((await ofnDocument(one))!, schema)
      expect(errors).toEqual([])
      expect(valid).toBe(true)
    }
    // the check is able to fail
    const wrong = (xml: string) => xml.replace('<jid>', '<id>').replace('</jid>', '</id>')
    expect((await check(wrong((await ofnDocument(filed))!), schema)).valid).toBe(false)
    const certified = await certificateDocument({
      row: {
        id: filed.id,
        referenceNumber: 'POD/000001/2026',
        fileMark: 'POD/1/2026',
        receivedAt: new Date('2026-11-02T10:00:00Z'),
        authorisation: 'f3c717a8-52ba-47d8-998f-a8e2f33fb16d',
      },
      title: 'Podání',
      parties: partiesOf(definition, filed.answers, applicant)!,
      codes: {
        act: { code: 'U1', name: 'žádost' },
        service: { code: 'S1', name: 'služba' },
        agenda: { code: 'A1', name: 'agenda' },
      },
      files: filed.files,
      hash: 'cd'.repeat(32),
      now: new Date('2026-11-02T10:00:01Z'),
    })
    expect((await check(certified, certificate)).errors).toEqual([])
    expect((await check(wrong(certified), certificate)).valid).toBe(false)
  },
)
