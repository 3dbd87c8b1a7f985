import { formatDate } from '../../../../shared/format/date.ts'
import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { system, type Actor } from '../../../platform/actor/actor.ts'
import { capabilityOf } from '../../../platform/auth/capability.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { mayCurate } from '../policy.ts'
import { findOrganisation, listSilent, noteOrganisation } from './organisation.store.ts'

export const questionnairePurpose = 'catalogue questionnaire'

/** The address under which an organisation answers without an account. */
export const questionnaireLink = (id: string, nonce: string): string =>
  `${publicUrl()}/zdroje-dat/${capabilityOf(questionnairePurpose, id, nonce)}`

/**
 * Asks organisations what data they hold: those with an address get a letter, the others' links are handed over by hand.
 * @param dueOn day until which they are to answer
 * @returns how many letters left
 * @throws DomainError `not_found`, `wrong_day`
 */
export async function askOrganisations(actor: Actor, ids: readonly string[], dueOn: string): Promise<number> {
  if (!mayCurate(actor) || !ids.every(isId)) throw notFound()
  const today = localDay(actor.now)
  if (!isDay(dueOn) || dueOn <= today)
    throw new DomainError('wrong_day', 'Odpovědět do: zadejte den, který teprve přijde.')
  if (ids.length === 0)
    throw new DomainError('nothing_given', 'Organizace: vyberte alespoň jednu, které se chcete zeptat.')
  return inTransaction(actor, async (work) => {
    let letters = 0
    for (const id of ids) {
      const found = await findOrganisation(work.db, { id })
      if (!found) throw notFound()
      await noteOrganisation(work.db, id, { askedOn: today, dueOn, remindedOn: null, answeredAt: null })
      work.audit({
        action: 'catalogue.organisation.asked',
        subject: { kind: 'organisation', id },
        details: { dueOn },
      })
      if (await write(work, { ...found, dueOn }, false)) letters++
    }
    return letters
  })
}

async function write(
  work: Work,
  {
    id,
    name,
    nonce,
    email,
    dueOn,
  }: { id: string; name: string; nonce: string; email: string | null; dueOn: string },
  reminder: boolean,
): Promise<boolean> {
  if (email === null) return false
  const link = questionnaireLink(id, nonce)
  await queueMail(work, {
    recipient: email,
    subject: reminder ? `Připomínáme soupis dat: ${name}` : `Soupis dat organizace ${name}`,
    text: [
      'Dobrý den,',
      '',
      reminder
        ? `do ${formatDate(dueOn)} jsme vás požádali o soupis dat, která vaše organizace vede. Odpověď zatím nemáme.`
        : `město sestavuje přehled dat, která vedou jeho organizace. Prosíme, vyplňte do ${formatDate(dueOn)}, jaká data máte a v čem jsou uložená.`,
      '',
      'Vyplníte ho bez přihlášení na této adrese. Můžete ho vyplňovat po částech:',
      link,
      '',
      'Odkaz je jen pro vás, nepřeposílejte ho mimo organizaci. Verze programů, adresy serverů a slabá místa město nezveřejní.',
    ].join('\n'),
  })
  return true
}

/** Days between a question and its reminder, and between two reminders. */
const patience = 14

/** Reminds organisations that have not answered, once in two weeks. */
export const remindOrganisations: JobDefinition = {
  name: 'catalogue.organisation.remind',
  schedule: '20 7 * * 1-5',
  run: async (_, now) => {
    await inTransaction(system(now), async (work) => {
      const before = localDay(new Date(now.getTime() - patience * 86_400_000))
      for (const one of await listSilent(work.db, before)) {
        if (!(await write(work, { ...one, dueOn: one.dueOn! }, true))) continue
        await noteOrganisation(work.db, one.id, { remindedOn: localDay(now) })
        work.audit({
          action: 'catalogue.organisation.reminded',
          subject: { kind: 'organisation', id: one.id },
        })
      }
    })
  },
}
