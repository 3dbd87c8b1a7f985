import * as v from 'valibot'
import { linkAddress } from '../../../shared/link-address.ts'
import {
  isoDate,
  lineOrNull,
  orNothing,
  recordLine,
  recordText,
  textOrNull,
} from '../../../shared/meetings/record.ts'
import { areas, channelKinds, levels, powers, situationStates } from '../../../shared/services/words.ts'

/** One thing on each line. */
const lines = (most: number, sentence: string) =>
  v.pipe(
    recordText(20_000),
    v.transform((text) =>
      text
        .split('\n')
        .map((line) => line.replace(/^[-–•]\s*/, '').trim())
        .filter(Boolean),
    ),
    v.check((list) => list.length <= most && list.every((line) => line.length <= 500), sentence),
  )
const days = (sentence: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^(?:|\d{1,4})$/, sentence),
    v.transform((text) => (text === '' ? null : Number(text))),
  )
const code = (letter: string, sentence: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => text === '' || new RegExp(`^${letter}\\d{1,9}$`).test(text), sentence),
    v.transform((text) => text || null),
  )
/** Questions with their answers: a question on the first line, the answer under it, an empty line between two. */
const faq = v.pipe(
  recordText(20_000),
  v.transform((text) =>
    text
      .split(/\n\s*\n/)
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const [question = '', ...answer] = part.split('\n')
        return { question: question.trim(), answer: answer.join('\n').trim() }
      }),
  ),
  v.check(
    (list) => list.length <= 40 && list.every(({ answer }) => answer !== ''),
    'Časté otázky: na první řádek napište otázku, pod ni odpověď a mezi dvojicemi nechte prázdný řádek.',
  ),
)

export const situationForm = v.pipe(
  v.object({
    title: v.pipe(recordLine(200), v.nonEmpty('Název: napište ho slovy, kterými se lidé ptají.')),
    summary: v.pipe(recordText(1000), v.nonEmpty('Shrnutí: napište jednu až dvě věty.')),
    state: v.picklist(situationStates, 'Stav: vyberte jeden z nabízených.'),
    area: v.picklist(areas, 'Oblast: vyberte jednu z nabízených.'),
    power: v.picklist(powers, 'Působnost: vyberte jednu z nabízených.'),
    kind: lineOrNull(200),
    who: textOrNull(2000),
    whenToAct: textOrNull(2000),
    documents: lines(40, 'Co potřebujete: nejvýš 40 řádků po 500 znacích.'),
    fee: textOrNull(2000),
    statutoryLimit: textOrNull(1000),
    medianDays: days('Obvykle trvá: napište počet dní, nebo pole nechte prázdné.'),
    ninetyDays: days('Devět z deseti do: napište počet dní, nebo pole nechte prázdné.'),
    daysSource: lineOrNull(300),
    decides: lineOrNull(300),
    contact: textOrNull(1000),
    legalBasis: lines(20, 'Právní předpisy: nejvýš 20 řádků po 500 znacích.'),
    appeal: textOrNull(2000),
    faq,
    keywords: lines(60, 'Slova, kterými se lidé ptají: nejvýš 60 řádků.'),
    serviceCode: code('S', 'Kód služby: napište S a číslice, nebo pole nechte prázdné.'),
    agendaCode: code('A', 'Kód agendy: napište A a číslice, nebo pole nechte prázdné.'),
    sourceAddress: linkAddress('Zdroj: zadejte adresu, která začíná https://.'),
    factAsOf: orNothing(isoDate, 'Údaje platí ke dni: zadejte den, nebo pole nechte prázdné.'),
    doubts: textOrNull(2000),
    reviewBy: orNothing(isoDate, 'Zkontrolovat do: zadejte den, nebo pole nechte prázdné.'),
    channels: v.array(
      v.object({
        kind: v.picklist(channelKinds),
        text: recordText(1000),
        address: linkAddress('Adresa podání online: zadejte adresu, která začíná https://.'),
      }),
    ),
  }),
  v.check(
    ({ medianDays, ninetyDays }) => medianDays === null || ninetyDays === null || medianDays <= ninetyDays,
    'Devět z deseti do: nemůže být méně dní, než kolik to obvykle trvá.',
  ),
  v.check(
    ({ medianDays, ninetyDays, daysSource }) =>
      (medianDays === null && ninetyDays === null) || daysSource !== null,
    'Odkud jsou doby vyřízení: napište období a zdroj, jinak je čtenáři nemohou věřit.',
  ),
)
export type SituationForm = v.InferInput<typeof situationForm>

export const levelForm = v.object({
  level: v.pipe(
    v.string(),
    v.regex(/^\d$/, 'Úroveň: vyberte jednu z nabízených.'),
    v.transform(Number),
    v.picklist(levels, 'Úroveň: vyberte jednu z nabízených.'),
  ),
  provider: lineOrNull(200),
  evidence: v.pipe(recordText(1000), v.nonEmpty('Doklad: napište, podle čeho úroveň posuzujete.')),
  evidenceAddress: linkAddress('Odkaz na doklad: zadejte adresu, která začíná https://.'),
  judgedOn: v.pipe(v.string(), isoDate),
})
export type LevelForm = v.InferInput<typeof levelForm>
