/** Codes of codelists of the EU's Publications Office, of IANA and of the Czech portal of open data, as catalogues use them. */
export const authority = 'http://publications.europa.eu/resource/authority'
export const themeIri = (code: string) => `${authority}/data-theme/${code}`
export const frequencyIri = (code: string) => `${authority}/frequency/${code}`
export const formatIri = (code: string) => `${authority}/file-type/${code}`
export const mediaTypeIri = (type: string) => `http://www.iana.org/assignments/media-types/${type}`
export const ruianIri = (element: string) => `https://linked.cuzk.cz/resource/ruian/${element}`
/** Kinds of elements of RÚIAN as their addresses call them, with how many digits their codes have. */
export const ruianKinds = {
  stat: '1',
  'region-soudrznosti': '\\d{2}',
  vusc: '\\d{2,3}',
  okres: '\\d{4}',
  orp: '\\d{2,4}',
  pou: '\\d{2,4}',
  obec: '\\d{6}',
  'spravni-obvod': '\\d{2,3}',
  mop: '\\d{2,3}',
  momc: '\\d{6}',
  'cast-obce': '\\d{1,6}',
  'katastralni-uzemi': '\\d{6}',
  zsj: '\\d{5,6}',
  ulice: '\\d{1,7}',
  'adresni-misto': '\\d{1,9}',
  parcela: '\\d{1,12}',
  'stavebni-objekt': '\\d{1,9}',
} as const
export const ruianElement = new RegExp(
  `^(?:${Object.entries(ruianKinds)
    .map(([kind, code]) => `${kind}/${code}`)
    .join('|')})$`,
)
export const hvdIri = (code: string) => `http://data.europa.eu/bna/${code}`
/** A public body in the register of rights and duties (RPP), by its IČO. */
export const publicBodyIri = (ico: string) =>
  `https://rpp-opendata.egon.gov.cz/odrpp/zdroj/orgán-veřejné-moci/${ico}`

/** Commission Implementing Regulation (EU) 2023/138, the list of high-value datasets. */
export const hvdRegulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj'

export const themes = [
  'AGRI',
  'ECON',
  'EDUC',
  'ENER',
  'ENVI',
  'GOVE',
  'HEAL',
  'INTR',
  'JUST',
  'REGI',
  'SOCI',
  'TECH',
  'TRAN',
] as const
export type Theme = (typeof themes)[number]

/** The six categories of high-value datasets (annex of the regulation). */
export const hvdCategories = [
  'c_ac64a52d',
  'c_dd313021',
  'c_164e0bf5',
  'c_e1da4e07',
  'c_a9135398',
  'c_b79e35eb',
] as const
export type HvdCategory = (typeof hvdCategories)[number]

/** Formats of files that a city offers: code of the codelist, media type, and whether a program reads it as data. */
export const fileFormats = {
  CSV: { mediaType: 'text/csv', open: true },
  JSON: { mediaType: 'application/json', open: true },
  JSON_LD: { mediaType: 'application/ld+json', open: true },
  GEOJSON: { mediaType: 'application/geo+json', open: true },
  PARQUET: { mediaType: 'application/vnd.apache.parquet', open: true },
  XML: { mediaType: 'application/xml', open: true },
  XLSX: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', open: true },
  RDF_TURTLE: { mediaType: 'text/turtle', open: true },
  GPKG: { mediaType: 'application/geopackage+sqlite3', open: true },
  SHP: { mediaType: 'application/zip', open: true },
  ICS: { mediaType: 'text/calendar', open: true },
  ZIP: { mediaType: 'application/zip', open: true },
  PDF: { mediaType: 'application/pdf', open: false },
} as const
export type FileFormat = keyof typeof fileFormats
export const fileFormatCodes = Object.keys(fileFormats) as FileFormat[]

/** Answers about terms of use, by the address that each has in the Czech portal (podmínky užití). */
const ccBy = 'https://creativecommons.org/licenses/by/4.0/'
const cc0 = 'https://creativecommons.org/publicdomain/zero/1.0/'
const portal = 'https://data.gov.cz/podmínky-užití'
export const terms = {
  authorWork: {
    none: `${portal}/neobsahuje-autorská-díla/`,
    ccBy,
    cc0,
    several: `${portal}/obsahuje-více-autorských-děl/`,
  },
  databaseWork: { none: `${portal}/není-autorskoprávně-chráněnou-databází/`, ccBy, cc0 },
  databaseRight: {
    none: `${portal}/není-chráněna-zvláštním-právem-pořizovatele-databáze/`,
    cc0,
    ccBy,
  },
  personalData: {
    none: `${portal}/neobsahuje-osobní-údaje/`,
    contains: `${portal}/obsahuje-osobní-údaje/`,
  },
} as const
export type TermsQuestion = keyof typeof terms
export const termsQuestions = Object.keys(terms) as TermsQuestion[]

/** The form of the four answers, with the names that a CC BY licence asks for. */
export const termsFields = [
  'authorWork',
  'authorName',
  'databaseWork',
  'databaseAuthorName',
  'databaseRight',
  'personalData',
] as const

/** Longest time between two updates, days, before a dataset of that frequency is overdue; what is irregular never is. */
export const dueAfterDays: Readonly<Record<string, number>> = {
  CONT: 2,
  HOURLY: 2,
  DAILY: 3,
  WEEKLY: 10,
  MONTHLY: 40,
  QUARTERLY: 105,
  ANNUAL_2: 200,
  ANNUAL: 400,
  BIENNIAL: 790,
}
