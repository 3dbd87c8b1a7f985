import type { Work } from '../../../platform/database/transaction.ts'
import { insertAddresses } from '../address.store.ts'
import { wordsOf } from '../find-addresses.ts'

const streets = [
  { street: 'Ukázková', part: 'Ukázkov', postcode: '46001' },
  { street: 'Vzorová', part: 'Vzorov', postcode: '46006' },
]
const houses = 20

/** Invented addresses: streets, parts and numbers that the real city does not have. */
export async function fillAddresses(work: Work): Promise<void> {
  await insertAddresses(
    work.db,
    streets.flatMap(({ street, part, postcode }, order) =>
      Array.from({ length: houses }, (_, at) => {
        const [municipality, house] = ['Liberec', `${100 * (order + 1) + at}/${at + 1}`]
        return {
          code: String(990_000_000 + order * 1000 + at),
          municipalityCode: 0,
          municipality,
          borough: null,
          part,
          street,
          house,
          postcode,
          words: wordsOf([street, part, house, postcode, municipality].join(' ')).join(' '),
        }
      }),
    ),
  )
}
