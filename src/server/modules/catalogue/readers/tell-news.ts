import { createHmac } from 'node:crypto'
import { capabilityOf } from '../../../platform/auth/capability.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { database } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { system } from '../../../platform/actor/actor.ts'
import { fetchOutside } from '../../../platform/fetch/fetch-outside.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { datasetPath } from '../exchange/record-of.ts'
import {
  findSubscription,
  insertNews,
  listNews,
  noteDelivery,
  removeSubscription,
  subscribersOf,
  type NewsRow,
} from './news.store.ts'
import { subscriptionPurpose } from './subscription-purpose.ts'

/** In Czech, what each kind of news says. */
export const newsWords = {
  published: 'nová datová sada',
  returned: 'datová sada je znovu zveřejněná',
  data: 'nová data',
  changed: 'upravený popis',
  withdrawn: 'sada byla stažena',
} as const

/** Notes what happened to a dataset; subscribers hear of it after the transaction. */
export async function addNews(
  work: Work,
  datasetId: string,
  kind: NewsRow['kind'],
  version: number | null = null,
): Promise<void> {
  const id = newId()
  await insertNews(work.db, { id, datasetId, kind, at: work.actor.now, version })
  await work.enqueue(spreadNews.name, { newsId: id })
}

/** Tells one piece of news to everybody who wants to hear of its dataset: mail into the outbox, each webhook as a job of its own. */
export const spreadNews: JobDefinition = {
  name: 'catalogue.news.spread',
  run: async ({ newsId }, now) => {
    const [news] = await listNews(database(), { id: String(newsId), limit: 1 })
    if (!news) return
    const address = `${publicUrl()}${datasetPath(news.slug)}`
    await inTransaction(system(now), async (work) => {
      const told = new Set<string>()
      for (const { id, kind, address: to, nonce } of await subscribersOf(work.db, news.datasetId)) {
        // who follows the catalogue and the dataset is told once
        if (kind === 'mail' && told.has(to.toLowerCase())) continue
        if (kind === 'mail') told.add(to.toLowerCase())
        if (kind === 'webhook') await work.enqueue(callWebhook.name, { newsId: news.id, subscriptionId: id })
        else
          await queueMail(work, {
            recipient: to,
            subject: `${news.title}: ${newsWords[news.kind]}`,
            text: [
              `${news.title} (${news.publisher}): ${newsWords[news.kind]}.`,
              address,
              '',
              'Odběr zrušíte tady:',
              `${publicUrl()}/data/odber/${capabilityOf(subscriptionPurpose, id, nonce)}`,
            ].join('\n'),
          })
      }
    })
  },
}

/** So many failed deliveries in a row end a webhook. */
const mostFailures = 50

/**
 * The signature of a webhook, by which its receiver knows that the body is ours and not an old one: HMAC-SHA-256 (RFC 2104) of
 * `<seconds>.<body>` under the secret of the subscription, in the header `X-Radnice-Signature: t=<seconds>,v1=<hex>`.
 */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

/** Sends one piece of news to one webhook; tried again for some hours. */
export const callWebhook: JobDefinition = {
  name: 'catalogue.webhook.call',
  retries: 6,
  run: async ({ newsId, subscriptionId }, now) => {
    const [[news], subscription] = [
      await listNews(database(), { id: String(newsId), limit: 1 }),
      await findSubscription(database(), String(subscriptionId)),
    ]
    if (!news || !subscription?.secret || !subscription.confirmedAt) return
    const body = JSON.stringify({
      id: news.id,
      kind: news.kind,
      at: news.at.toISOString(),
      dataset: `${await permanentBase()}${datasetPath(news.slug)}`,
      title: news.title,
      version: news.version,
    })
    try {
      await post(subscription.address, subscription.secret, body, now)
      if (subscription.failures > 0) await noteDelivery(database(), subscription.id, 0)
    } catch (problem) {
      if (subscription.failures + 1 >= mostFailures) await removeSubscription(database(), subscription.id)
      else await noteDelivery(database(), subscription.id, subscription.failures + 1)
      throw problem
    }
  },
}

/** @throws Error when the receiver does not take it */
export async function post(address: string, secret: string, body: string, now: Date): Promise<void> {
  const { status, content } = await fetchOutside(address, {
    method: 'POST',
    body,
    redirects: 0,
    headers: {
      'content-type': 'application/json',
      'x-radnice-signature': signatureOf(secret, Math.floor(now.getTime() / 1000), body),
    },
  })
  content.destroy()
  if (status < 200 || status > 299) throw new Error(`The webhook answered ${status}`)
}
