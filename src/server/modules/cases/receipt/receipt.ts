import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askedPages, type Answers, type Row } from '../../../../shared/forms/answers.ts'
import type { FormDefinition, PlainComponent } from '../../../../shared/forms/definition.ts'
import { writeAnswer } from '../../../../shared/forms/write-answer.ts'
import { formatDate, formatInstant } from '../../../../shared/format/date.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { compilePdf, type PdfStandard } from '../../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { readFormVersion } from '../../services/index.ts'
import { procedureOf } from '../procedures/procedures.ts'
import { findOwnCase } from '../find-own-case.ts'
import { openCase } from '../sealed-case.ts'
import { database } from '../../../platform/database/database.ts'
import { listFiledFiles } from '../attachments/attachment.store.ts'
import { labelledFiles } from './labelled-files.ts'
import { ofnDocument, ofnName } from './ofn-document.ts'

const template = readFileSync(join(projectRoot, 'src/server/modules/cases/receipt/receipt.typ'), 'utf8')

/** For the archive with the structured copy attached, or tagged for screen readers; one file cannot claim both. */
export type ReceiptKind = 'archive' | 'accessible'
const standards: Record<ReceiptKind, PdfStandard> = { archive: 'a-3a', accessible: 'ua-1' }

/**
 * The receipt of a submission: PDF/A-3a with the XML of OFN ZoPDS attached where its obligatory facts are known, or its PDF/UA-1
 * twin. Made of what was filed, which never changes: the same submission always gives the same file.
 * @throws DomainError `not_found`
 */
export async function makeReceipt(
  token: string,
  kind: ReceiptKind,
): Promise<{ name: string; pdf: Uint8Array }> {
  const row = await findOwnCase(token)
  const { answers, applicant, record } = openCase(row)
  const form = await readFormVersion(row.formVersionId)
  const procedure = procedureOf(row.procedure)
  const day = localDay(row.receivedAt)
  const files = labelledFiles(form.definition, answers, await listFiledFiles(database(), row.id), record)
  const xml = await ofnDocument({
    id: row.id,
    identity: row.identity,
    form,
    answers,
    applicant,
    files,
    delegated: procedure.delegated,
  })
  const pdf = await compilePdf(
    template,
    {
      title: `Potvrzení o podání ${row.referenceNumber}`,
      city: t.site.city,
      made: day.split('-').map(Number),
      footer: `${t.site.city} · ${row.referenceNumber}`,
      facts: [
        `${row.formTitle}, číslo jednací ${row.referenceNumber}, spisová značka ${row.fileMark}.`,
        `Přijato ${formatInstant(row.receivedAt)} elektronicky, podává ${applicant.name}.`,
        `Postupuje se podle: ${procedure.law}.${procedure.limitDays === null ? '' : ` Lhůta běží od ${formatDate(day)}.`}`,
      ],
      pages: rowsOf(form.definition, answers),
      notes: [
        `Formulář „${form.definition.title}“, verze ${form.number}. Potvrzení vzniklo samo při přijetí podání.`,
        ...(kind === 'archive' && xml === null
          ? ['Strojově čitelnou přílohu podání nemá: norma pro ni chce prokázanou totožnost a úplné údaje.']
          : []),
      ],
      xml: kind === 'archive' ? xml : null,
      xmlName: ofnName,
    },
    standards[kind],
  )
  return { name: `potvrzeni-${row.referenceNumber.replaceAll('/', '-')}`, pdf }
}

function rowsOf(definition: FormDefinition, answers: Answers) {
  const lines = (components: readonly PlainComponent[], of: Answers | Row, before = '') =>
    components.flatMap((component) => {
      const value = of[component.id]
      return value === undefined || component.kind === 'note'
        ? []
        : [[`${before}${component.label}`, writeAnswer(component, value)]]
    })
  return askedPages(definition, answers)
    .map(({ title, components }) => ({
      title,
      rows: components.flatMap((component) =>
        component.kind === 'group'
          ? ((answers[component.id] ?? []) as Row[]).flatMap((row, at) =>
              lines(component.components, row, `${component.one} ${at + 1}: `),
            )
          : lines([component], answers),
      ),
    }))
    .filter(({ rows }) => rows.length > 0)
}
