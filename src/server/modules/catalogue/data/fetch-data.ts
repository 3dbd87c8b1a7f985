import type { Actor } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { fetchOutside } from '../../../platform/fetch/fetch-outside.ts'
import { putBlob } from '../../../platform/files/files.ts'
import { largestData } from './limits.ts'
import { mayLoad, refuseTooLarge, startLoading } from './take-data.ts'

/**
 * Takes data from an address elsewhere.
 * @throws DomainError `not_found`, `wrong_address`, `unreachable`, `file_too_large`, `already_loading`
 */
export async function fetchData(actor: Actor, by: string, datasetId: string, address: string): Promise<void> {
  await mayLoad(actor, datasetId)
  const { status, headers, content, address: final } = await fetchOutside(address)
  try {
    if (status !== 200)
      throw new DomainError('unreachable', `Adresa odpověděla stavem ${status}, soubor tam není. Zkontrolujte ji.`)
    refuseTooLarge(Number(headers['content-length'] ?? 0))
    const blob = await putBlob(content, { private: true, limit: largestData }).catch((problem: unknown) => {
      if (problem instanceof DomainError) throw problem
      throw new DomainError('unreachable', 'Přenos se přerušil, soubor nepřišel celý. Zkuste to znovu.')
    })
    if (blob.size === 0) throw new DomainError('nothing_given', 'Soubor na té adrese je prázdný.')
    const name = nameIn(final)
    await inTransaction(actor, async (work) => {
      await startLoading(work, by, datasetId, { origin: 'fetch', name, blob, sourceUrl: address })
    })
  } finally {
    content.destroy()
  }
}

/** Name of a file in its address, as people read it. */
function nameIn(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) || 'data'
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
