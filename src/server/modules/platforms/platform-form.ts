import * as v from 'valibot'
import { parseAmount } from '../../../shared/format/parse-amount.ts'
import { isoDate, lineOrNull, orNothing, recordLine, textOrNull } from '../../../shared/meetings/record.ts'
import { improvementStates, platformKinds, platformStates } from '../../../shared/platforms/words.ts'

/** Hundredths of a unit; empty means not stated. */
const amount = (sentence: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => text === '' || (parseAmount(text) ?? -1) >= 0, sentence),
    v.transform((text) => (text === '' ? null : parseAmount(text))),
  )
const webAddress = (what: string) => {
  const sentence = `${what}: zadejte celou adresu, například https://portal.mesto.cz.`
  return orNothing(
    v.pipe(
      v.string(),
      v.maxLength(500, sentence),
      v.check((text) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text), sentence),
    ),
    sentence,
  )
}

export const platformForm = v.object({
  name: v.pipe(recordLine(200), v.nonEmpty('Název: vyplňte, jak se platforma jmenuje.')),
  kind: v.picklist(platformKinds, 'Druh: vyberte jeden z nabízených.'),
  state: v.picklist(platformStates, 'Stav: vyberte jeden z nabízených.'),
  public: v.boolean(),
  purpose: textOrNull(2000),
  users: lineOrNull(300),
  owner: lineOrNull(200),
  supplier: lineOrNull(300),
  contract: lineOrNull(300),
  contractEndsOn: orNothing(isoDate, 'Smlouva platí do: zadejte den, nebo pole nechte prázdné.'),
  yearlyCost: amount('Roční cena: zadejte částku v korunách, například 1 250 000, nebo pole nechte prázdné.'),
  address: webAddress('Adresa'),
  accessibilityStatement: webAddress('Prohlášení o přístupnosti'),
  technology: textOrNull(2000),
  hosting: textOrNull(2000),
  securityContact: lineOrNull(300),
  weaknesses: textOrNull(4000),
})

export const improvementForm = v.pipe(
  v.object({
    platform: v.string(),
    goal: v.string(),
    title: v.pipe(recordLine(300), v.nonEmpty('Název: napište, co se má zlepšit.')),
    description: textOrNull(4000),
    owner: lineOrNull(200),
    cost: amount('Cena: zadejte částku v korunách, nebo pole nechte prázdné.'),
    fte: amount('Úvazky: zadejte číslo, například 0,5, nebo pole nechte prázdné.'),
    state: v.picklist(improvementStates, 'Stav: vyberte jeden z nabízených.'),
    startsOn: orNothing(isoDate, 'Začátek: zadejte den, nebo pole nechte prázdné.'),
    endsOn: orNothing(isoDate, 'Konec: zadejte den, nebo pole nechte prázdné.'),
    public: v.boolean(),
  }),
  v.check(
    ({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn,
    'Konec nesmí být před začátkem. Opravte jedno z obou dat.',
  ),
)

export type PlatformForm = v.InferInput<typeof platformForm>
export type ImprovementForm = v.InferInput<typeof improvementForm>
