import { DomainError } from '#server/platform/domain-error.ts'

/** How many rows are asked for; 100 unless told. More than an answer may have is refused, never cut in silence. @throws DomainError `wrong_parameter` */
export function readLimit(url: URL, most: number): number {
  const text = url.searchParams.get('limit')
  if (text === null) return 100
  const limit = Number(text)
  if (!/^\d{1,9}$/.test(text) || limit < 1 || limit > most)
    throw new DomainError(
      'wrong_parameter',
      `limit: zadejte číslo od 1 do ${most}. Všechny řádky najednou pošle format=csv, json, nebo parquet.`,
      400,
    )
  return limit
}
