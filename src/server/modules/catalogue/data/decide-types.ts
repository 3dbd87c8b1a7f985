import type { ColumnType } from '../../../../shared/catalogue/column.ts'

/** Texts of SQL that a value of a type has to match, and how it is read. `c` stands for the column. */
export interface TypeRule {
  type: ColumnType
  /** A regular expression that the whole value matches; RE2 */
  pattern: string
  /** SQL that reads it; null where it cannot */
  read: (c: string, scale: number | null) => string
}

const spaces = `[ \u00a0\u202f]`
const compact = (c: string) => `regexp_replace(${c}, '${spaces}', '', 'g')`
/** A dot before a decimal comma divides thousands */
export const undotted = (c: string) => `case when contains(${c}, ',') then replace(${c}, '.', '') else ${c} end`
const numeric = (c: string) => `replace(${undotted(compact(c))}, ',', '.')`

/** Types in the order in which they are tried: the first that every value of a column fits is taken, else it is a text. */
export const typeRules: readonly TypeRule[] = [
  {
    type: 'boolean',
    pattern: '(?i)(ano|ne|true|false)',
    read: (c) => `case lower(${c}) when 'ano' then true when 'true' then true when 'ne' then false when 'false' then false end`,
  },
  {
    type: 'integer',
    // a leading zero belongs to a code, not to a number
    pattern: `-?(0|[1-9][0-9]{0,17}|[1-9][0-9]{0,2}(${spaces}[0-9]{3}){1,5})`,
    read: (c) => `try_cast(${compact(c)} as bigint)`,
  },
  {
    type: 'decimal',
    pattern: `-?((0|[1-9][0-9]{0,17}|[1-9][0-9]{0,2}(${spaces}[0-9]{3}){1,5})([.,][0-9]{1,17})?|[1-9][0-9]{0,2}(\\.[0-9]{3}){1,5},[0-9]{1,17})`,
    read: (c, scale) =>
      scale === null ? `try_cast(${numeric(c)} as double)` : `try_cast(${numeric(c)} as decimal(18, ${scale}))`,
  },
  {
    type: 'date',
    pattern: '([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\\. ?[0-9]{1,2}\\. ?[0-9]{4})',
    read: (c) =>
      `coalesce(try_strptime(${c}, '%Y-%m-%d'), try_strptime(replace(${c}, ' ', ''), '%d.%m.%Y'))::date`,
  },
  {
    type: 'datetime',
    pattern:
      '([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?Z?|[0-9]{1,2}\\. ?[0-9]{1,2}\\. ?[0-9]{4} [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)',
    read: (c) =>
      `coalesce(try_cast(regexp_replace(${c}, 'Z$', '') as timestamp), try_strptime(regexp_replace(${c}, '\\. ', '.', 'g'), ['%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M']))`,
  },
]

/** Columns of codes that only look like numbers: a leading zero lost would be somebody else. */
export const isIdentifier = (name: string): boolean =>
  /^(.*_)?(ico|dic|psc|telefon|tel|ucet|cislo_uctu|cislo_popisne|cp|kod|rz|spz)(_.*)?$/.test(name)

export const latitudeName = /^(lat|latitude|y_wgs84|wgs84_y|gps_lat|gps_y|zemepisna_sirka|sirka)$/
export const longitudeName = /^(lon|lng|long|longitude|x_wgs84|wgs84_x|gps_lon|gps_lng|gps_x|zemepisna_delka|delka)$/
/** Pairs of columns that may hold coordinates of S-JTSK. */
export const sjtskPairs: readonly (readonly [string, string])[] = [
  ['x', 'y'],
  ['x_sjtsk', 'y_sjtsk'],
  ['sjtsk_x', 'sjtsk_y'],
  ['souradnice_x', 'souradnice_y'],
  ['x_5514', 'y_5514'],
  ['krovak_x', 'krovak_y'],
  ['jtsk_x', 'jtsk_y'],
  ['x_jtsk', 'y_jtsk'],
]

/** Beginnings of a text that a spreadsheet would run; a regular expression of RE2 inside a literal of SQL. */
export const dangerous = '[=@\\t\\r]|[+-](?s:.*)[(|!]'

/** SQL that is true of such a text. Few begin with such a sign, and only those are looked at closer. */
export const isDangerous = (text: string): string =>
  `(ascii(${text}) in (9, 13, 43, 45, 61, 64) and regexp_matches(${text}, '^(${dangerous})'))`
