import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatInstant } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { compilePdf } from '../../../platform/pdf/compile-pdf.ts'
import { citySeal } from '../../../platform/pdf/seal.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { readFormVersion, type FormVersion } from '../../services/index.ts'
import { listFiledFiles } from '../attachments/attachment.store.ts'
import { findOwnCase } from '../find-own-case.ts'
import { openCase } from '../sealed-case.ts'
import { cityFacts } from './city-facts.ts'
import { certificateDocument } from './certificate-document.ts'
import { partiesOf } from './ofn-document.ts'
import { labelledFiles } from './labelled-files.ts'
import { makeReceipt } from './receipt.ts'

const template = readFileSync(join(projectRoot, 'src/server/modules/cases/receipt/certificate.typ'), 'utf8')
const xmlName = 'osvědčení-digitálního-úkonu.xml'

/** Whether a certificate can be issued: identity was proved, nobody is represented, and all that it has to say is known. */
export function certifies(
  row: { identity: 'eid' | null; authorisation: string | null },
  form: Pick<FormVersion, 'definition'>,
  { represented }: { represented?: string | null },
): boolean {
  return (
    row.identity === 'eid' &&
    row.authorisation !== null &&
    !represented &&
    form.definition.codes !== undefined &&
    cityFacts() !== null
  )
}

/**
 * The certificate of a digital act (12/2020 Sb. § 5) with its XML by OFN osvědčení digitálního úkonu 2024-10-17. Without the city's
 * seal it is a draft and says so.
 * @throws DomainError `not_found` where it cannot be issued
 */
export async function makeCertificate(token: string, now: Date): Promise<{ name: string; pdf: Uint8Array }> {
  const row = await findOwnCase(token)
  const form = await readFormVersion(row.formVersionId)
  const { answers, applicant, record } = openCase(row)
  const parties = partiesOf(form.definition, answers, applicant)
  const { codes } = form.definition
  if (!certifies(row, form, applicant) || !parties || !codes) throw notFound()
  const receipt = await makeReceipt(token, 'archive')
  const files = labelledFiles(form.definition, answers, await listFiledFiles(database(), row.id), record)
  const hash = createHash('sha256').update(receipt.pdf).digest('hex')
  const xml = await certificateDocument({ row, title: form.title, parties, codes, files, hash, now })
  const seal = citySeal()
  const pdf = await compilePdf(
    template,
    {
      title: 'Osvědčení digitálního úkonu',
      city: t.site.city,
      made: localDay(now).split('-').map(Number),
      facts: [
        `${t.site.city} osvědčuje, že ${applicant.name} učinil(a) ${formatInstant(row.receivedAt)} digitální úkon: ${codes.act.name}.`,
        `Podání „${row.formTitle}“, číslo jednací ${row.referenceNumber}, spisová značka ${row.fileMark}. Příloh: ${files.length}.`,
        `Služba ${codes.service.code} ${codes.service.name}, úkon ${codes.act.code}, agenda ${codes.agenda.code} ${codes.agenda.name}.`,
        `Totožnost prokázána s využitím elektronické identifikace, autorizace ${row.authorisation}.`,
        `Otisk podání (SHA-256): ${hash}.`,
      ],
      notes: [
        `Vystaveno ${formatInstant(now)} podle § 5 zákona č. 12/2020 Sb. Strojově čitelné znění je v příloze tohoto souboru.`,
        ...(seal
          ? []
          : ['Návrh bez elektronické pečeti: úřad ji zatím nemá nastavenou, platným osvědčením není.']),
      ],
      xml,
      xmlName,
    },
    'a-3a',
  )
  return {
    name: `osvedceni-${row.referenceNumber.replaceAll('/', '-')}`,
    // its library takes twenty megabytes, and few cities sign
    pdf: seal ? await (await import('../../../platform/pdf/sign-pdf.ts')).signPdf(pdf, seal, now) : pdf,
  }
}
