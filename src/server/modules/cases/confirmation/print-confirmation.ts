import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDate, formatInstant } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { compilePdf } from '../../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { procedureOf } from '../procedures/procedures.ts'
import { seatOfCity } from '../receipt/city-facts.ts'
import { findOwnCase } from '../find-own-case.ts'
import { openCase } from '../sealed-case.ts'

const template = readFileSync(
  join(projectRoot, 'src/server/modules/cases/confirmation/confirmation.typ'),
  'utf8',
)

/**
 * A sheet to print and to sign, by which an unsigned submission is confirmed on paper. PDF/UA-1.
 * @throws DomainError `not_found` when there is nothing to confirm
 */
export async function printConfirmation(token: string): Promise<{ name: string; pdf: Uint8Array }> {
  const row = await findOwnCase(token)
  const { confirmation } = procedureOf(row.procedure)
  if (row.confirmBy === null || confirmation === null) throw notFound()
  const { applicant, subject } = openCase(row)
  const seat = seatOfCity()
  const day = localDay(row.receivedAt)
  const blank = '.'.repeat(40)
  const pdf = await compilePdf(
    template,
    {
      title: `Potvrzení podání ${row.referenceNumber}`,
      city: t.site.city,
      made: day.split('-').map(Number),
      to: [t.site.city, seat].filter(Boolean).join(', '),
      facts: [
        `Podání: ${row.formTitle}${subject === null ? '' : `, ${subject}`}.`,
        `Odesláno elektronicky bez podpisu ${formatInstant(row.receivedAt)}, číslo ${row.referenceNumber}.`,
        `Podává: ${applicant.name}.`,
      ],
      statement: `Potvrzuji, že jsem toto podání učinil(a) (${confirmation.law}).`,
      place: `V ${blank} dne ${'.'.repeat(20)}`,
      signature: `Podpis: ${blank}`,
      notes: [
        `Podepsaný list předejte nebo odešlete nejpozději ${formatDate(row.confirmBy)}.`,
        'Místo něj můžete podání potvrdit ze své datové schránky, nebo poslat tento soubor s uznávaným elektronickým podpisem.',
      ],
    },
    'ua-1',
  )
  return { name: `potvrzuji-${row.referenceNumber.replaceAll('/', '-')}`, pdf }
}
