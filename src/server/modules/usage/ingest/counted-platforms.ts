import { countablePlatforms } from '../../platforms/index.ts'

interface Counted {
  id: string
  /** Host of its own pages, when its address is known */
  host: string | null
}

const freshFor = 30_000
let known = new Map<string, Counted>()
let readAt = 0
let reading: Promise<void> | undefined

/** A platform whose use may be counted, by its address in the register; read anew every half a minute. */
export async function countedPlatform(slug: string): Promise<Counted | undefined> {
  if (Date.now() - readAt > freshFor) await (reading ??= read())
  return known.get(slug)
}

async function read(): Promise<void> {
  try {
    known = new Map(
      (await countablePlatforms()).map(({ slug, id, address }) => [
        slug,
        { id, host: address ? new URL(address).host : null },
      ]),
    )
    readAt = Date.now()
  } finally {
    reading = undefined
  }
}
