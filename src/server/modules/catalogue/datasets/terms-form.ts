import * as v from 'valibot'
import { terms, type TermsQuestion } from '../../../../shared/catalogue/codelists.ts'
import { lineOrNull } from '../../../../shared/meetings/record.ts'

const answer = (question: TermsQuestion, sentence: string) =>
  v.picklist(Object.keys(terms[question]) as [string, ...string[]], sentence)

/** The four answers about terms of use (podmínky užití): without any of them the national catalogue drops every distribution. */
export const termsForm = v.pipe(
  v.object({
    authorWork: answer('authorWork', 'Autorská díla v datech: vyberte jednu z odpovědí.'),
    authorName: lineOrNull(200),
    databaseWork: answer('databaseWork', 'Databáze jako dílo: vyberte jednu z odpovědí.'),
    databaseAuthorName: lineOrNull(200),
    databaseRight: answer('databaseRight', 'Zvláštní právo pořizovatele: vyberte jednu z odpovědí.'),
    personalData: answer('personalData', 'Osobní údaje: vyberte jednu z odpovědí.'),
  }),
  v.check(
    ({ authorWork, authorName }) => authorWork !== 'ccBy' || authorName !== null,
    'Autor: licence CC BY žádá uvést autora. Napište ho.',
  ),
  v.check(
    ({ databaseWork, databaseAuthorName }) => databaseWork !== 'ccBy' || databaseAuthorName !== null,
    'Autor databáze: licence CC BY žádá uvést autora. Napište ho.',
  ),
)

export type TermsForm = v.InferInput<typeof termsForm>
