import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { formatDate } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { largestFile, type AcceptedFile } from '../../../platform/files/accept-file.ts'
import { putBlob } from '../../../platform/files/files.ts'
import { compilePdf } from '../../../platform/pdf/compile-pdf.ts'
import { citySeal } from '../../../platform/pdf/seal.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { procedureOf } from '../procedures/procedures.ts'
import { openCase } from '../sealed-case.ts'
import type { Row } from '../take-step.ts'

const template = readFileSync(join(projectRoot, 'src/server/modules/cases/decision/decision.typ'), 'utf8')

/**
 * The document by which a case ends: PDF/A-2a, signed with the city's certificate and stamped with time where they are configured.
 * It lies in the store before anything refers to it.
 */
export async function makeDecision(
  row: Row,
  { by, text, formal, now }: { by: string; text: string; formal: boolean; now: Date },
): Promise<AcceptedFile> {
  const { applicant } = openCase(row)
  const day = localDay(now)
  const title = formal ? 'Rozhodnutí' : 'Vyřízení podání'
  const pdf = await compilePdf(
    template,
    {
      title,
      city: t.site.city,
      made: day.split('-').map(Number),
      head: [
        `Číslo jednací: ${row.referenceNumber}`,
        `Spisová značka: ${row.fileMark}`,
        `Datum: ${formatDate(day)}`,
        `Postupuje se podle: ${procedureOf(row.procedure).law}`,
      ],
      addressee: [applicant.name, ...(applicant.address ?? '').split('\n')].filter(Boolean),
      text: text.split(/\n+/),
      signature: [by],
      footer: `${t.site.city} · ${row.referenceNumber}`,
    },
    'a-2a',
  )
  const seal = citySeal()
  // its library takes twenty megabytes, and few cities sign
  const bytes = seal ? await (await import('../../../platform/pdf/sign-pdf.ts')).signPdf(pdf, seal, now) : pdf
  const blob = await putBlob(Readable.from([bytes]), { private: true, limit: largestFile })
  const name = `${formal ? 'rozhodnuti' : 'vyrizeni'}-${row.referenceNumber.replaceAll('/', '-')}.pdf`
  return { blob, name, mediaType: 'application/pdf' }
}
