import proj4 from 'proj4'

/** S-JTSK / Krovak East North, EPSG:5514: metres, both negative in Czechia. */
const krovak =
  '+proj=krovak +lat_0=49.5 +lon_0=24.83333333333333 +alpha=30.28813972222222 +k=0.9999 +x_0=0 +y_0=0 +ellps=bessel +towgs84=589,76,480,0,0,0,0 +units=m +no_defs'

const inside = (value: number, low: number, high: number) => Math.abs(value) >= low && Math.abs(value) <= high

/**
 * Whether two numbers are coordinates of S-JTSK somewhere in Czechia, in either order and sign: the easting is always nearer to zero.
 */
export const isSjtsk = (a: number, b: number): boolean =>
  (inside(a, 400_000, 912_000) && inside(b, 930_000, 1_240_000)) ||
  (inside(b, 400_000, 912_000) && inside(a, 930_000, 1_240_000))

/** Longitude and latitude in WGS 84 of coordinates of S-JTSK, in either order and sign. Exact to about a metre. */
export function sjtskToWgs84(a: number, b: number): [longitude: number, latitude: number] {
  const [east, north] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a]
  const [longitude, latitude] = proj4(krovak, 'WGS84', [-Math.abs(east), -Math.abs(north)]) as [number, number]
  return [round(longitude), round(latitude)]
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7
