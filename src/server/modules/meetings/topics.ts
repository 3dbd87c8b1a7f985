import * as v from 'valibot'
import { recordLine } from '../../../shared/meetings/record.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { dropTopic, findTopicById, insertTopic, listTopics } from './outcome.store.ts'
import { mayRecordMeeting } from './policy.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

/** A topic that waits for an agenda; null when it is not for this actor. */
export async function findTopic(actor: Actor, id: string): Promise<{ id: string; title: string } | null> {
  if (!isId(id)) return null
  const topic = await findTopicById(database(), id)
  if (!topic || !mayRecordMeeting(actor, await rolesOn(database(), actor, topic.bodyId))) return null
  return { id: topic.id, title: topic.title }
}

/** Topics of a body that wait for its next agenda, oldest first. @throws DomainError `not_found` */
export async function waitingTopics(actor: Actor, bodyId: string) {
  if (!mayRecordMeeting(actor, await rolesOn(database(), actor, bodyId))) throw notFound()
  return listTopics(database(), bodyId)
}

/** Puts a topic into the store by hand. @throws DomainError `not_found`, `wrong_topic` */
export async function addTopic(actor: Actor, bodyId: string, title: string): Promise<void> {
  if (!isId(bodyId)) throw notFound()
  const checked = v.safeParse(v.pipe(recordLine(1000), v.nonEmpty('Napište téma.')), title)
  if (!checked.success) throw wrongForm('wrong_topic', checked.issues)
  await inTransaction(actor, async (work) => {
    if (!mayRecordMeeting(actor, await rolesOn(work.db, actor, bodyId))) throw notFound()
    const id = newId()
    await insertTopic(work.db, { id, bodyId, title: checked.output })
    work.audit({ action: 'meetings.topic.added', subject: { kind: 'topic', id } })
  })
}

/** Takes a waiting topic out of the store, or returns it there. @throws DomainError `not_found` */
export async function removeTopic(actor: Actor, bodyId: string, id: string, removed = true): Promise<void> {
  if (!isId(bodyId) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!mayRecordMeeting(actor, await rolesOn(work.db, actor, bodyId))) throw notFound()
    if (!(await dropTopic(work.db, id, bodyId, removed ? actor.now : null))) throw notFound()
    work.audit({
      action: removed ? 'meetings.topic.dropped' : 'meetings.topic.returned',
      subject: { kind: 'topic', id },
    })
  })
}
