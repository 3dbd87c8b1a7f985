import * as v from 'valibot'
import { hvdCategories, ruianElement, ruianKinds, themes } from '../../../../shared/catalogue/codelists.ts'
import { frequencies } from '../../../../shared/catalogue/words.ts'
import { isoDate, lineOrNull, orNothing, plainText, recordLine } from '../../../../shared/meetings/record.ts'

/** Something per line or divided by commas; repeated ones stand once. */
const list = (longest: number, most: number, sentence: string) =>
  v.pipe(
    v.string(),
    v.transform((text) => [
      ...new Set(
        text
          .normalize('NFC')
          .split(/[\n,;]/)
          .map((one) => one.replace(/\s+/g, ' ').trim())
          .filter((one) => one !== ''),
      ),
    ]),
    v.check((all) => all.length <= most && all.every((one) => one.length <= longest), sentence),
  )
const listOf = (pattern: RegExp, sentence: string) =>
  v.pipe(
    list(500, 50, sentence),
    v.check((all) => all.every((one) => pattern.test(one)), sentence),
  )

/** A whole address as catalogues want it; they refuse plain http. */
export const webAddress = (field: string) => {
  const sentence = `${field}: zadejte celou adresu, která začíná https://.`
  return orNothing(
    v.pipe(
      v.string(),
      v.maxLength(1000, sentence),
      v.check((text) => URL.canParse(text) && /^https:\/\/[^\s"<>\\^`{|}]+$/.test(text), sentence),
    ),
    sentence,
  )
}
const longText = (longest: number) =>
  v.pipe(
    plainText(longest),
    v.transform((text) => text || null),
  )

export const datasetForm = v.pipe(
  v.object({
    organisationId: v.pipe(v.string(), v.uuid('Poskytovatel: vyberte organizaci.')),
    seriesId: orNothing(v.pipe(v.string(), v.uuid()), 'Datová série: vyberte jednu z možností.'),
    sourceId: orNothing(v.pipe(v.string(), v.uuid()), 'Zdroj dat: vyberte jednu z možností.'),
    title: v.pipe(recordLine(300), v.nonEmpty('Název: napište, jak se datová sada jmenuje.')),
    titleEn: lineOrNull(300),
    description: longText(5000),
    descriptionEn: longText(5000),
    themes: v.array(v.picklist(themes, 'Téma: vyberte z nabízených.')),
    frequency: v.pipe(
      v.picklist(['', ...frequencies], 'Jak často se aktualizuje: vyberte z nabízených.'),
      v.transform((code) => code || null),
    ),
    keywords: list(100, 50, 'Klíčová slova: nejvýš 50, každé do 100 znaků, každé na vlastní řádek.'),
    keywordsEn: list(100, 50, 'Klíčová slova anglicky: nejvýš 50, každé do 100 znaků.'),
    spatial: listOf(
      ruianElement,
      `Území: zadejte prvek RÚIAN jako druh/kód, například obec/563889, nebo stat/1. Druhy jsou ${Object.keys(ruianKinds).join(', ')}.`,
    ),
    startsOn: orNothing(isoDate, 'Data od: zadejte den, nebo pole nechte prázdné.'),
    endsOn: orNothing(isoDate, 'Data do: zadejte den, nebo pole nechte prázdné.'),
    contactName: lineOrNull(200),
    contactEmail: orNothing(
      v.pipe(v.string(), v.email('Zadejte celou adresu, například data@mesto.cz.')),
      'Kontaktní e-mail: zadejte celou adresu.',
    ),
    page: webAddress('Dokumentace'),
    conformsTo: listOf(/^https?:\/\/\S+$/, 'Specifikace: zadejte celé adresy, každou na vlastní řádek.'),
    spatialResolution: orNothing(
      v.pipe(v.string(), v.regex(/^\d{1,7}(\.\d{1,3})?$/)),
      'Prostorové rozlišení: zadejte metry jako číslo, například 10 nebo 0.5.',
    ),
    temporalResolution: orNothing(
      v.pipe(v.string(), v.regex(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/)),
      'Časové rozlišení: zadejte dobu podle ISO 8601, například P1D pro den.',
    ),
    euroVoc: listOf(/^\d{1,8}$/, 'EuroVoc: zadejte čísla pojmů, každé na vlastní řádek.'),
    hvdCategories: v.array(v.picklist(hvdCategories, 'Kategorie HVD: vyberte z nabízených.')),
    legislation: listOf(
      /^https?:\/\/\S+$/,
      'Právní předpis: zadejte celé adresy (ELI), každou na vlastní řádek.',
    ),
  }),
  v.check(
    ({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn,
    'Data do: konec nesmí být před začátkem.',
  ),
)

export type DatasetForm = v.InferInput<typeof datasetForm>
export type DatasetContent = v.InferOutput<typeof datasetForm>
export const datasetFields = Object.keys(datasetForm.entries) as (keyof DatasetForm)[]
