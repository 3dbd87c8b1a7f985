import { verifyAudit } from '../platform/audit/verify-audit.ts'
import { database } from '../platform/database/database.ts'
import type { Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

const reasons = {
  altered: 'je změněný',
  missing: 'chybí',
  unlinked: 'nenavazuje na předchozí',
  cut: 'a další na konci chybí, nebo otisk není z této evidence. Opište ho znovu z patičky; nesouhlasí-li ani pak, obnovte evidenci ze zálohy',
} as const

export const auditVerify: Command = {
  usage: 'audit verify [--head OTISK]',
  about: 'Přepočítá celou evidenci změn; OTISK je z patičky zveřejněného zápisu',
  options: { head: { type: 'string' } },
  run: (_, { head }) =>
    withCityHall(
      async () => {
        if (typeof head === 'string' && !/^[0-9a-f]{16,64}$/i.test(head))
          throw new Error('Otisk má nejméně 16 šestnáctkových číslic. Opište ho celý z patičky zápisu.')
        const verdict = await verifyAudit(database(), typeof head === 'string' ? head : undefined)
        if (verdict.fault) {
          process.stdout.write(
            `Evidence není v pořádku: záznam č. ${verdict.fault.seq} ${reasons[verdict.fault.reason]}.\n`,
          )
          return 1
        }
        process.stdout.write(`Evidence je v pořádku: ${verdict.entries} záznamů, otisk ${verdict.head}.\n`)
        return 0
      },
      { existing: true },
    ),
}
