import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { system, type Actor } from '../../../platform/actor/actor.ts'
import { capabilityOf, holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { database } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { publishedRow } from '../reading/read-dataset.ts'
import { slowDown } from './slow-down.ts'
import {
  confirmSubscription,
  findSubscription,
  forgetUnconfirmed,
  insertSubscription,
  removeSubscription,
} from './news.store.ts'
import { subscriptionPurpose } from './subscription-purpose.ts'
import { post } from './tell-news.ts'

const email = v.pipe(v.string(), v.trim(), v.maxLength(200), v.email())
const datasetId = async (slug: string | null) => (slug === null ? null : (await publishedRow(slug)).id)

/**
 * Asks for news by mail: a letter comes with a link that begins the subscription, so that nobody subscribes somebody else.
 * @param slug of a dataset; null for the whole catalogue
 * @param from address of the computer, for counting attempts
 * @throws DomainError `wrong_email`, `too_many_attempts`, `not_found`
 */
export async function subscribeByMail(
  actor: Actor,
  slug: string | null,
  address: string,
  from: string,
): Promise<void> {
  const checked = v.safeParse(email, address)
  if (!checked.success)
    throw new DomainError('wrong_email', 'E-mail: zadejte celou adresu, například jmeno@example.cz.')
  const dataset = await datasetId(slug)
  await slowDown(checked.output, from)
  await inTransaction(system(actor.now), async (work) => {
    const row = { id: newId(), nonce: randomBytes(16).toString('base64url') }
    // who has asked already has the letter, or hears the news: another letter would only bother
    const asked = await insertSubscription(work.db, {
      ...row,
      datasetId: dataset,
      kind: 'mail',
      address: checked.output,
      secret: null,
      askedAt: actor.now,
    })
    if (!asked) return
    await queueMail(work, {
      recipient: checked.output,
      subject: 'Potvrďte odběr novinek o otevřených datech',
      text: [
        'Dobrý den,',
        '',
        'někdo požádal, abychom na tuto adresu posílali novinky o otevřených datech města. Odběr začne, až ho potvrdíte:',
        `${publicUrl()}/data/odber/${capabilityOf(subscriptionPurpose, row.id, row.nonce)}`,
        '',
        'Když jste to nebyli vy, nemusíte dělat nic.',
      ].join('\n'),
    })
  })
}

/**
 * Begins a webhook: a first call, signed like all others, must be taken.
 * @returns the secret, told only now, and the link by which the webhook is ended
 * @throws DomainError `wrong_address`, `unreachable`, `webhook_refused`, `too_many_attempts`, `not_found`
 */
export async function subscribeByWebhook(
  actor: Actor,
  slug: string | null,
  address: string,
  from: string,
): Promise<{ secret: string; link: string }> {
  if (!/^https:\/\/\S{4,500}$/.test(address.trim()))
    throw new DomainError('wrong_address', 'Adresa webhooku: zadejte celou adresu, která začíná https://.')
  const dataset = await datasetId(slug)
  await slowDown(address, from)
  const secret = randomBytes(32).toString('base64url')
  const row = { id: newId(), nonce: randomBytes(16).toString('base64url') }
  await post(address.trim(), secret, JSON.stringify({ id: row.id, kind: 'ping' }), actor.now).catch(
    (problem: unknown) => {
      if (problem instanceof DomainError) throw problem
      throw new DomainError(
        'webhook_refused',
        'Adresa webhooku: na zkušební volání musí odpovědět stavem 200. Zkontrolujte ji a zkuste to znovu.',
      )
    },
  )
  await inTransaction(system(actor.now), async (work) => {
    const added = await insertSubscription(work.db, {
      ...row,
      datasetId: dataset,
      kind: 'webhook',
      address: address.trim(),
      secret,
      askedAt: actor.now,
    })
    if (!added)
      throw new DomainError(
        'already_subscribed',
        'Adresa webhooku: tahle adresa už novinky dostává. Nejdřív zrušte ten dosavadní jeho odkazem.',
      )
    await confirmSubscription(work.db, row.id, actor.now)
  })
  return { secret, link: `${publicUrl()}/data/odber/${capabilityOf(subscriptionPurpose, row.id, row.nonce)}` }
}

async function subscriptionOfLink(token: string) {
  const id = idInCapability(token)
  const found = id ? await findSubscription(database(), id) : undefined
  if (!found || !holdsCapability(token, subscriptionPurpose, found.nonce)) throw notFound()
  return found
}

/** What the link of a subscription shows. @throws DomainError `not_found` */
export async function readSubscription(token: string) {
  const { kind, address, confirmedAt, title, slug } = await subscriptionOfLink(token)
  return { kind, address, confirmed: confirmedAt !== null, title, slug }
}

/** Begins a subscription, or ends it. @throws DomainError `not_found` */
export async function settleSubscription(token: string, wanted: boolean, now: Date): Promise<void> {
  const { id } = await subscriptionOfLink(token)
  if (wanted) await confirmSubscription(database(), id, now)
  else await removeSubscription(database(), id)
}

/** Addresses that nobody confirmed in a week are forgotten. */
export const forgetSubscriptions: JobDefinition = {
  name: 'catalogue.subscription.forget',
  schedule: '40 3 * * *',
  run: async (_, now) => {
    await forgetUnconfirmed(database(), new Date(now.getTime() - 7 * 86_400_000))
  },
}
