import { createHash } from 'node:crypto'
import type { FormDefinition } from '../../../../shared/forms/definition.ts'
import type { LabelledFile } from './labelled-files.ts'
import { attached, czech, wayOfAct, type partiesOf } from './ofn-document.ts'

interface Certified {
  row: {
    id: string
    referenceNumber: string
    fileMark: string
    receivedAt: Date
    authorisation: string | null
  }
  title: string
  parties: NonNullable<ReturnType<typeof partiesOf>>
  codes: NonNullable<FormDefinition['codes']>
  files: readonly LabelledFile[]
  /** SHA-256 of the receipt, hexadecimal */
  hash: string
  now: Date
}

/** A certificate as XML of OFN osvědčení digitálního úkonu 2024-10-17. */
export async function certificateDocument({
  row,
  title,
  parties,
  codes,
  files,
  hash,
  now,
}: Certified): Promise<string> {
  const { create } = await import('xmlbuilder2')
  const number = { číslo_jednací: row.referenceNumber, spisová_značka: row.fileMark }
  const coded = ({ code, name }: { code: string; name: string }) => ({ kód: code, název: czech(name) })
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      osvědčení: {
        '@xmlns': 'http://dia.gov.cz/ns/osvedceni-digitalniho-ukonu',
        '@xmlns:osoby': 'http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/osoby',
        '@xmlns:místa': 'http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/mista',
        jid: asUuid(createHash('sha256').update(`certificate ${row.id}`).digest('hex')),
        číslo_jednací: row.referenceNumber,
        spisová_značka: row.fileMark,
        věc: czech(`Osvědčení digitálního úkonu ${row.referenceNumber}`),
        provedení_úkonu: row.receivedAt.toISOString(),
        vystavení_osvědčení: now.toISOString(),
        autorizace: row.authorisation,
        hash_podání: hash,
        osvědčuje_digitální_úkon_provedený_podáním: {
          jid: row.id,
          ...number,
          odesílatel: parties.sender,
          příjemce: parties.city,
          uživatel_služby: parties.sender,
          ...attached(files, ({ sha256 }) => ({ hash_souboru: sha256 })),
          věc: czech(title),
        },
        úkon: coded(codes.act),
        služba: coded(codes.service),
        agenda: coded(codes.agenda),
        způsob_provedení_úkonu: wayOfAct,
      },
    },
  ).end({ prettyPrint: true })
}

/** Sixteen bytes of a digest in the shape of a UUID (RFC 9562, version 8). */
const asUuid = (hex: string): string =>
  [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
