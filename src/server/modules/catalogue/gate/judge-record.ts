import { fileFormats, themes } from '../../../../shared/catalogue/codelists.ts'
import type { Fault } from '../../../../shared/catalogue/fault.ts'
import { termIri } from '../exchange/describe-dataset.ts'
import type { DatasetRecord, DistributionRecord } from '../exchange/record.ts'

const https = (address: string | null) => address !== null && /^https:\/\/[^\s"<>\\^`{|}]+$/.test(address)
const absolute = (address: string) => /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(address)

/**
 * What keeps a record from being published, in the words of people: everything that DCAT-AP-CZ 2024-05-28 requires, that the
 * national catalogue skips or drops in silence when it harvests, and that the regulation on high-value datasets adds.
 * The conformance test holds it against the official schemas, shapes and queries.
 */
export function judgeRecord(record: DatasetRecord): Fault[] {
  const faults: Fault[] = []
  const fault = (code: string, field: string, text: string) => faults.push({ code, field, text })
  const skipped = 'Bez toho národní katalog sadu mlčky přeskočí.'
  if (!https(record.iri))
    fault(
      'address-not-https',
      'iri',
      'Adresa Radnice nezačíná https://. Národní katalog přijímá jen takové; nastavit ji musí správce (PUBLIC_URL).',
    )
  if (record.ico === null)
    fault('no-publisher', 'organisationId', 'Poskytovatel: organizace nemá IČO. Doplňte ho u organizace.')
  if (record.title.trim() === '') fault('no-title', 'title', `Název: doplňte ho. ${skipped}`)
  if (!record.description?.trim())
    fault('no-description', 'description', `Popis: napište, co data obsahují. ${skipped}`)
  if (record.themes.length === 0) fault('no-theme', 'themes', `Téma: vyberte alespoň jedno. ${skipped}`)
  if (record.themes.some((code) => !(themes as readonly string[]).includes(code)))
    fault('unknown-theme', 'themes', 'Téma: vyberte jen z číselníku témat EU.')
  if (record.frequency === null)
    fault('no-frequency', 'frequency', `Jak často se aktualizuje: vyberte jednu z možností. ${skipped}`)
  else if (!/^[A-Z0-9_]{2,30}$/.test(record.frequency))
    fault('unknown-frequency', 'frequency', 'Jak často se aktualizuje: vyberte z číselníku EU.')
  if (record.keywords.length === 0)
    fault('no-keyword', 'keywords', `Klíčová slova: doplňte alespoň jedno česky. ${skipped}`)
  if (record.spatial.length === 0)
    fault('no-spatial', 'spatial', `Území: doplňte prvek RÚIAN, například obec/563889. ${skipped}`)
  else if (!record.spatial.every((element) => /^[a-z-]{2,40}\/\d{1,10}$/.test(element)))
    fault('wrong-spatial', 'spatial', 'Území: zadejte prvek RÚIAN jako druh/kód, například obec/563889.')
  if (record.contactEmail !== null && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(record.contactEmail))
    fault('wrong-email', 'contactEmail', 'Kontaktní e-mail: zadejte celou adresu.')
  if (record.startsOn !== null && record.endsOn !== null && record.startsOn > record.endsOn)
    fault('wrong-period', 'endsOn', 'Data do: konec nesmí být před začátkem.')
  if (record.page !== null && !absolute(record.page))
    fault('wrong-page', 'page', 'Dokumentace: zadejte celou adresu, která začíná https://.')
  if (!record.conformsTo.every(absolute))
    fault('wrong-specification', 'conformsTo', 'Specifikace: zadejte celé adresy.')
  if (!record.hvdCategories.every((code) => /^c_[0-9a-f]{8}$/.test(code)))
    fault('unknown-hvd', 'hvdCategories', 'Kategorie HVD: vyberte z nabízených.')
  if (record.kind === 'series') return faults
  if (record.distributions.length === 0)
    fault(
      'no-distribution',
      'distributions',
      'Data: nahrajte soubor, nebo přidejte odkaz na soubor či službu.',
    )
  judgeTerms(record, fault)
  if (record.hvdCategories.length > 0 && record.contactEmail === null && record.contactName === null)
    fault('hvd-no-contact', 'contactEmail', 'Kontakt: sada s vysokou hodnotou ho musí mít. Doplňte ho.')
  for (const one of record.distributions) faults.push(...judgeDistribution(one, record))
  return faults
}

function judgeTerms(record: DatasetRecord, fault: (code: string, field: string, text: string) => void): void {
  const dropped = 'Bez všech čtyř odpovědí národní katalog zahodí soubory ke stažení.'
  const asked = {
    authorWork: 'Autorská díla v datech',
    databaseWork: 'Databáze jako dílo',
    databaseRight: 'Zvláštní právo pořizovatele',
    personalData: 'Osobní údaje',
  } as const
  for (const [question, label] of Object.entries(asked) as [keyof typeof asked, string][])
    if (termIri(question, record.terms[question]) === null)
      fault(`no-terms-${question}`, question, `${label}: odpovězte v podmínkách užití. ${dropped}`)
  if (record.terms.authorWork === 'ccBy' && record.authorName === null)
    fault('no-author', 'authorName', 'Autor: licence CC BY žádá uvést autora. Napište ho.')
  if (record.terms.databaseWork === 'ccBy' && record.databaseAuthorName === null)
    fault(
      'no-database-author',
      'databaseAuthorName',
      'Autor databáze: licence CC BY žádá uvést autora. Napište ho.',
    )
}

function judgeDistribution(one: DistributionRecord, record: DatasetRecord): Fault[] {
  const faults: Fault[] = []
  const name = one.title ?? one.accessUrl ?? 'soubor bez názvu'
  const fault = (code: string, field: string, text: string) =>
    faults.push({ code, field: `distribution.${field}`, text: `${name}: ${text}`, distribution: one.iri })
  const ours = one.iri.startsWith(record.iri) && one.accessUrl?.startsWith(new URL(record.iri).origin)
  // where Radnice itself runs without https, that is said once, not of each file
  const reachable = (address: string | null) => https(address) || (ours === true && !https(record.iri))
  if (!reachable(one.accessUrl))
    fault(
      'no-access-url',
      'accessUrl',
      'zadejte přístupovou adresu, která začíná https://. Bez ní ho národní katalog zahodí.',
    )
  if (one.kind === 'file') {
    if (!reachable(one.downloadUrl))
      fault('no-download-url', 'downloadUrl', 'zadejte adresu souboru, která začíná https://.')
    if (one.format === null || !Object.hasOwn(fileFormats, one.format))
      fault('no-format', 'format', 'vyberte formát souboru.')
    if (one.mediaType === null || !/^[a-z]+\/[a-z0-9.+-]+$/.test(one.mediaType))
      fault('no-media-type', 'format', 'vyberte formát, určí se z něj typ média.')
    return faults
  }
  if (!reachable(one.endpointUrl))
    fault('no-endpoint', 'endpointUrl', 'zadejte přístupový bod služby, který začíná https://.')
  if (one.endpointDescription !== null && !reachable(one.endpointDescription))
    fault(
      'wrong-endpoint-description',
      'endpointDescription',
      'popis služby musí mít adresu, která začíná https://.',
    )
  if (!one.conformsTo.every(https))
    fault(
      'wrong-service-specification',
      'conformsTo',
      'specifikace služby musí mít adresu, která začíná https://.',
    )
  if (record.hvdCategories.length > 0 && !reachable(one.documentation))
    fault(
      'hvd-no-documentation',
      'documentation',
      'služba sady s vysokou hodnotou musí mít dokumentaci. Doplňte ji.',
    )
  return faults
}
