import { notFound } from '../../platform/domain-error.ts'
import { countablePlatforms } from '../platforms/index.ts'

/** The platform whose use is spoken of. @throws DomainError `not_found` */
export async function findUsePlatform(slug: string) {
  const found = (await countablePlatforms()).find((one) => one.slug === slug)
  if (!found) throw notFound()
  return found
}
