import type { Answers } from '../../../../shared/forms/answers.ts'
import type { FormDefinition } from '../../../../shared/forms/definition.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Applicant } from '../sealed-case.ts'
import { cityFacts } from './city-facts.ts'
import type { LabelledFile } from './labelled-files.ts'

/** The name under which the XML has to be attached (OFN Dokumenty z formulářů pro ZoPDS, 2024-10-04). */
export const ofnName = 'metadata-dokumentu-formuláře-pro-elektronické-podání.xml'

interface Filed {
  id: string
  /** How its sender proved who they are; only then it is a digital act (12/2020 Sb. § 4) */
  identity: 'eid' | null
  form: { slug: string; number: number; definition: FormDefinition }
  answers: Answers
  applicant: Applicant
  files: readonly LabelledFile[]
  /** Whether the city acts in delegated power */
  delegated: boolean
}

/**
 * A submission as XML of OFN ZoPDS 2024-10-04. The norm wants to know a person by name, day of birth and address, a company by
 * name, IČO, data box and seat, and of the city its IČO, data box, seat and the code of its system.
 * @returns null where a fact that it demands is not known, or where nobody proved their identity: an invented one would be a false record
 */
export async function ofnDocument({
  id,
  identity,
  form,
  answers,
  applicant,
  files,
  delegated,
}: Filed): Promise<string | null> {
  const parties = partiesOf(form.definition, answers, applicant)
  const city = cityFacts()
  // whom somebody represents the norm names by an entry of the state's register, which is not known here
  if (city === null || parties === null || identity === null || applicant.represented) return null
  const { sender } = parties
  // twenty megabytes that only receipts need
  const { create } = await import('xmlbuilder2')
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      dokument: {
        '@xmlns': 'http://dia.gov.cz/ns/dokumenty-z-formularu-ZoPDS',
        '@xmlns:osoby': 'http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/osoby',
        '@xmlns:místa': 'http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/mista',
        jid: id,
        odesílatel: sender,
        příjemce: parties.city,
        uživatel_služby: sender,
        vyplněn_v_isvs: { kód: city.isvs, název: czech('Radnice') },
        způsob_provedení_úkonu: wayOfAct,
        ...attached(files, ({ mediaType }) => ({
          typ_média: `http://www.iana.org/assignments/media-types/${mediaType}`,
        })),
        věc: czech(form.definition.title),
        doručit_osvědčení_do_datové_schránky: false,
        služba_v_přenesené_působnosti: delegated,
      },
    },
  ).end({ prettyPrint: true })
}

/** Code list of the register of rights: the system in which the act was done proved identity electronically. */
export const wayOfAct = {
  kód: '4',
  název: {
    '@xml:lang': 'cs',
    '#': 'Informační systém veřejné správy umožňující prokázání totožnosti uživatele služby s využitím elektronické identifikace',
  },
}

/** Who sends and who receives, as the norm wants them; null where a fact that it demands is not known. */
export function partiesOf(definition: FormDefinition, answers: Answers, applicant: Applicant) {
  const city = cityFacts()
  const sender = personOf(definition, answers, applicant)
  return city === null || sender === null
    ? null
    : { sender, city: company(t.site.city, city.ico, city.dataBox, city.seat) }
}

/** Attachments with their count; what else the norm wants of each. */
export const attached = (files: readonly LabelledFile[], more: (file: LabelledFile) => object) => ({
  počet_příloh: files.length,
  přílohy:
    files.length === 0
      ? {}
      : {
          příloha: files.map((file) => ({
            název: czech(file.label),
            název_souboru: file.name,
            ...more(file),
          })),
        },
})

export const czech = (text: string) => ({ '@xml:lang': 'cs', '#': text })
const place = (address: string) => ({ 'místa:adresa_neevidovaná_v_rúian': { 'místa:text_adresy': address } })

const company = (name: string, ico: string, dataBox: string, seat: string) => ({
  'osoby:právnická_osoba': {
    'osoby:obchodní_firma': name,
    'osoby:ičo': ico,
    'osoby:datová_schránka': dataBox,
    'osoby:sídlo': place(seat),
  },
})

function personOf({ roles }: FormDefinition, answers: Answers, { name, address, dataBox }: Applicant) {
  const text = (id: string | undefined) =>
    id === undefined || answers[id] === undefined ? null : String(answers[id])
  const [ico, born, firm] = [text(roles.ico), text(roles.birthDate), text(roles.company)]
  if (firm !== null) return ico && dataBox && address ? company(firm, ico, dataBox, address) : null
  const words = name.split(' ')
  const surname = words.pop() ?? ''
  if (born === null || address === null || words.length === 0) return null
  return {
    'osoby:fyzická_osoba': {
      'osoby:jméno': words.join(' '),
      'osoby:příjmení': surname,
      'osoby:datum_narození': born,
      'osoby:trvalé_bydliště': place(address),
      ...(dataBox === null ? {} : { 'osoby:datová_schránka': dataBox }),
    },
  }
}
