import { Refused } from './column-names.ts'
import { isSjtsk, sjtskToWgs84 } from './to-wgs84.ts'

export interface Rows {
  heads: string[]
  rows: (string | null)[][]
  /** Columns that hold texts: they stay texts even where all look like numbers */
  textual: Set<string>
  sjtsk: boolean
}

type Position = number[]
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/**
 * Features of a GeoJSON (RFC 7946) as rows: properties, and the place. Points become two columns, other geometries one of GeoJSON.
 * Coordinates in S-JTSK, which the norm does not know and Czech offices send, become WGS 84.
 * @throws Refused that names the feature whose geometry is none
 */
export function readGeoJson(document: unknown): Rows {
  const { type, features } = (document ?? {}) as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new Refused('Tohle není GeoJSON: chybí FeatureCollection se seznamem features. Zkontrolujte soubor.')
  const read = features.map((feature: unknown, at) => readFeature(feature, at))
  const onlyPoints = read.every(({ geometry }) => geometry === null || geometry.type === 'Point')
  const sjtsk = read.some((one) => one.sjtsk)
  const places = onlyPoints ? ['zemepisna_delka', 'zemepisna_sirka'] : ['geometrie']
  const high = onlyPoints && read.some(({ geometry }) => ((geometry?.coordinates as Position | undefined) ?? []).length > 2)
  const table = tableOf(read.map(({ id, properties }) => withId(id, properties, [...places, ...(high ? [altitudeHead] : [])])))
  return {
    ...table,
    sjtsk,
    heads: [...table.heads, ...places, ...(high ? [altitudeHead] : [])],
    rows: table.rows.map((row, at) => {
      const { geometry } = read[at]!
      if (!onlyPoints) return [...row, geometry === null ? null : JSON.stringify(geometry)]
      const [longitude, latitude, altitude] = (geometry?.coordinates as Position | undefined) ?? []
      const texts = [longitude, latitude, ...(high ? [altitude] : [])].map((one) => (one === undefined ? null : String(one)))
      return [...row, ...texts]
    }),
  }
}

function readFeature(feature: unknown, at: number) {
  const { type, id, geometry, properties } = (feature ?? {}) as Record<string, unknown>
  if (type !== 'Feature') throw new Refused(`Prvek č. ${at + 1} není Feature. Opravte ho a nahrajte soubor znovu.`)
  const given = typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {}
  if (geometry === null || geometry === undefined) return { id, geometry: null, properties: given, sjtsk: false }
  const shape = geometry as { type?: unknown; coordinates?: unknown }
  const depth = depths[String(shape.type)]
  let sjtsk = false
  const convert = (value: unknown, left: number): unknown => {
    if (!Array.isArray(value) || value.length === 0) throw wrongGeometry(at)
    if (left > 0) return value.map((one) => convert(one, left - 1))
    const [x, y] = value as unknown[]
    if (typeof x !== 'number' || typeof y !== 'number') throw wrongGeometry(at)
    if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return value.slice(0, 3)
    if (!isSjtsk(x, y)) throw outside(at)
    sjtsk = true
    return sjtskToWgs84(x, y)
  }
  if (depth === undefined) throw wrongGeometry(at)
  return {
    id,
    geometry: { type: String(shape.type), coordinates: convert(shape.coordinates, depth) },
    properties: given,
    sjtsk,
  }
}

const wrongGeometry = (at: number) =>
  new Refused(
    `Prvek č. ${at + 1} nemá geometrii, kterou umíme přečíst. Přijímáme body, linie a plochy podle RFC 7946; opravte ji, nebo ji nahraďte hodnotou null.`,
  )
const outside = (at: number) =>
  new Refused(
    `Prvek č. ${at + 1} má souřadnice mimo WGS 84 i mimo S-JTSK. Převeďte soubor do WGS 84 (EPSG:4326).`,
  )

const altitudeHead = 'nadmorska_vyska'

/** Properties with the id of the feature before them (RFC 7946 § 3.2); what is called as our columns of the place is called otherwise. */
function withId(
  id: unknown,
  properties: Readonly<Record<string, unknown>>,
  ours: readonly string[],
): Record<string, unknown> {
  const named = Object.entries(properties).map(([key, value]) => [ours.includes(key) ? `${key} (vlastnost)` : key, value])
  return { ...(id !== undefined && id !== null && !('id' in properties) ? { id } : {}), ...Object.fromEntries(named) }
}

/** Objects as rows; heads are all their keys in the order in which they first appear. */
export function tableOf(objects: readonly Readonly<Record<string, unknown>>[]): Omit<Rows, 'sjtsk'> {
  const heads = new Map<string, number>()
  const textual = new Set<string>()
  for (const object of objects)
    for (const key of Object.keys(object)) if (!heads.has(key)) heads.set(key, heads.size)
  const rows = objects.map((object) => {
    const row: (string | null)[] = Array.from({ length: heads.size }, () => null)
    for (const [key, value] of Object.entries(object)) {
      const at = heads.get(key)
      if (at === undefined || value === null || value === undefined) continue
      if (typeof value === 'string') textual.add(key)
      row[at] = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
    }
    return row
  })
  return { heads: [...heads.keys()], rows, textual }
}
