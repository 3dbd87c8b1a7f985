import { system } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { fetchOutside } from '../../../platform/fetch/fetch-outside.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { listLinked, noteChecked } from './upkeep.store.ts'

export interface Finding {
  alive: boolean
  /** Whether pages of other sites may read it; null where it is not alive */
  cors: boolean | null
  /** In Czech, what is wrong */
  finding: string | null
}

/** Asks an address whether it still answers, without taking the file. Servers that refuse HEAD are asked for the beginning. */
export async function checkAddress(address: string): Promise<Finding> {
  const headers = { origin: 'https://data.gov.cz' }
  try {
    for (const given of [
      { method: 'HEAD', headers },
      { method: 'GET', headers: { ...headers, range: 'bytes=0-0' } },
    ] as const) {
      const { status, headers: got, content } = await fetchOutside(address, given)
      content.destroy()
      if (status >= 200 && status < 300)
        return {
          alive: true,
          cors: ['*', headers.origin].includes(got['access-control-allow-origin'] ?? ''),
          finding: null,
        }
      if (given.method === 'GET') return { alive: false, cors: null, finding: `odpovídá stavem ${status}` }
    }
  } catch (problem) {
    // whatever one address does, the others are still looked at
    const told = problem instanceof DomainError ? problem.message : 'odpověď nejde přečíst'
    return { alive: false, cors: null, finding: told }
  }
  return { alive: false, cors: null, finding: 'neodpovídá' }
}

const together = 4

/** Every night: do addresses of linked files and services answer? Who looks after a dataset is told on the third bad night. */
export const checkAddresses: JobDefinition = {
  name: 'catalogue.address.check',
  schedule: '10 2 * * *',
  // thousands of addresses that do not answer take hours
  minutes: 20 * 60,
  run: async (_, now) => {
    const linked = await listLinked(database())
    for (let at = 0; at < linked.length; at += together)
      await Promise.all(
        linked.slice(at, at + together).map(async (one) => {
          const found = await checkAddress(one.address)
          const since = found.alive ? null : (one.failingSince ?? now)
          const nights = since === null ? 0 : Math.round((now.getTime() - since.getTime()) / 86_400_000)
          await inTransaction(system(now), async (work) => {
            await noteChecked(work.db, one.id, { ...found, checkedAt: now, failingSince: since })
            if (nights !== 2 || !one.contactEmail) return
            await queueMail(work, {
              recipient: one.contactEmail,
              subject: `Data přestala odpovídat: ${one.title}`,
              text: `Adresa ${one.address} datové sady „${one.title}“ tři noci neodpověděla (${found.finding}). Opravte ji v Radnici, v Otevřených datech.`,
            })
          })
        }),
      )
  },
}
