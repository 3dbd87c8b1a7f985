import * as v from 'valibot'
import {
  barriers,
  frequencies,
  interfaces,
  personalDataAnswers,
  readinessLevels,
  type Readiness,
} from '../../../../shared/catalogue/words.ts'
import { isoDate, lineOrNull, orNothing, recordLine, textOrNull } from '../../../../shared/meetings/record.ts'

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words, sentence: string) =>
  v.pipe(
    v.picklist(['', ...words], sentence),
    v.transform((word) => (word === '' ? null : (word as Words[number]))),
  )
const localOrWhole =
  'Odkaz na rozhodnutí: zadejte celou adresu, nebo adresu v Radnici, například /usneseni/12.'

const serverAddress =
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b[\w-]+(?:\.[\w-]+)*\.(?:local|lan|intra|internal|corp)\b|\\\\[\w-]+/i
const versionNumber = /\d+\.\d+/

/** A text that everybody will read: what would help an attacker has a place of its own. */
const open = (text: v.GenericSchema<string, string | null>, field: string) =>
  v.pipe(
    text,
    v.check(
      (given) => given === null || !serverAddress.test(given),
      `${field}: je tu adresa serveru. Napište ji níže do pole Adresa serveru, které se nezveřejňuje.`,
    ),
  )
const withoutVersion = (field: string) =>
  v.pipe(
    open(lineOrNull(200), field),
    v.check(
      (given) => given === null || !versionNumber.test(given),
      `${field}: napište jen název. Verze patří do pole Verze databáze, které se nezveřejňuje.`,
    ),
  )

/** What an organisation says of a source. */
const said = {
  name: v.pipe(recordLine(200), v.nonEmpty('Název: napište, o jaká data jde, například Evidence stromů.')),
  holds: open(textOrNull(2000), 'Co obsahují'),
  system: withoutVersion('Systém'),
  supplier: open(lineOrNull(200), 'Dodavatel'),
  databaseProduct: withoutVersion('Databáze'),
  owner: lineOrNull(200),
  legalBasis: lineOrNull(300),
  personalData: oneOf(personalDataAnswers, 'Osobní údaje: vyberte jednu z možností.'),
  barrier: oneOf(barriers, 'Co brání zveřejnění: vyberte jednu z možností.'),
  barrierNote: open(textOrNull(1000), 'Podrobněji, co brání'),
  interface: oneOf(interfaces, 'Rozhraní: vyberte jednu z možností.'),
  updateFrequency: oneOf(frequencies, 'Jak často se mění: vyberte jednu z možností.'),
  databaseVersion: lineOrNull(200),
  serverAddress: lineOrNull(300),
  securityContact: lineOrNull(300),
  weaknesses: textOrNull(4000),
}

/** What the office adds: how ready the source is, and what is to become of it. */
const judged = {
  readiness: v.pipe(
    v.picklist(['', ...readinessLevels.map(String)], 'Připravenost: vyberte stupeň od 0 do 5.'),
    v.transform((text) => (text === '' ? null : (Number(text) as Readiness))),
  ),
  plannedOn: orNothing(isoDate, 'Plán zveřejnění: zadejte den, nebo pole nechte prázdné.'),
  decision: lineOrNull(500),
  decisionAddress: orNothing(
    v.pipe(
      v.string(),
      v.maxLength(500, localOrWhole),
      v.check((text) => /^(\/(?!\/)|https?:\/\/)\S+$/.test(text), localOrWhole),
    ),
    localOrWhole,
  ),
}

export const sourceAnswer = v.object(said)
export const sourceForm = v.object({ ...said, ...judged })

export type SourceAnswer = v.InferInput<typeof sourceAnswer>
export type SourceForm = v.InferInput<typeof sourceForm>

/** Fields that may become public, in the order in which they are told. */
export const publicFields = [
  'name',
  'holds',
  'system',
  'supplier',
  'databaseProduct',
  'owner',
  'legalBasis',
  'personalData',
  'barrier',
  'barrierNote',
  'interface',
  'updateFrequency',
  'readiness',
  'plannedOn',
  'decision',
  'decisionAddress',
] as const

/** Fields that never leave the desk and the organisation itself: they would help an attacker. */
export const privateFields = ['databaseVersion', 'serverAddress', 'securityContact', 'weaknesses'] as const
export const answeredFields = Object.keys(said) as (keyof typeof said)[]
export const formFields = Object.keys(sourceForm.entries) as (keyof typeof sourceForm.entries)[]
