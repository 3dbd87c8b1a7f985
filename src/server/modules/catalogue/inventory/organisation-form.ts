import * as v from 'valibot'
import { organisationKinds } from '../../../../shared/catalogue/words.ts'
import { lineOrNull, orNothing, recordLine } from '../../../../shared/meetings/record.ts'

/** Whether eight digits are an IČO: the last one checks the others (weights 8 to 2, modulo 11). */
export function isIco(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false
  const digits = [...text].map(Number)
  const sum = digits.slice(0, 7).reduce((all, digit, at) => all + digit * (8 - at), 0)
  return digits[7] === (11 - (sum % 11)) % 10
}

const wrongIco =
  'IČO: tohle žádné IČO není. Zadejte osm číslic z rejstříku včetně úvodních nul, nebo pole nechte prázdné.'

export const organisationForm = v.object({
  name: v.pipe(recordLine(200), v.nonEmpty('Název: napište, jak se organizace jmenuje.')),
  ico: orNothing(
    v.pipe(
      v.string(),
      v.check(
        isIco,
        'Tohle žádné IČO není. Zadejte osm číslic z rejstříku včetně úvodních nul, nebo pole nechte prázdné.',
      ),
    ),
    wrongIco,
  ),
  kind: v.picklist(organisationKinds, 'Druh: vyberte jednu z možností.'),
  email: orNothing(
    v.pipe(v.string(), v.email('Zadejte adresu, na kterou se má poslat dotazník.')),
    'E-mail: zadejte adresu, na kterou se má poslat dotazník.',
  ),
  note: lineOrNull(500),
})

export type OrganisationForm = v.InferInput<typeof organisationForm>
