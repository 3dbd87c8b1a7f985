import {
  askCompletion,
  askOpinion,
  giveOpinion,
  handOver,
  labelCase,
  mergeCase,
  noteDelivery,
  confirmCase,
  setAsideUnconfirmed,
  decideCase,
  extendLimit,
  noteInCase,
  readCase,
  notePaid,
  askPayment,
  takeCase,
  writeToCitizen,
} from '#server/modules/cases/index.ts'
import type { Actor } from '#server/platform/actor/actor.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { attachedFiles, readFields } from '#server/platform/http/read-fields.ts'
import { askedPages } from '#shared/forms/answers.ts'
import { localDay } from '#shared/time/local-day.ts'
import { shiftDay } from '#shared/time/shift-day.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = ({ locals, params }) =>
  answer(
    readCase(locals.actor, params.id).then(({ definition, ...found }) => ({
      ...found,
      pages: askedPages(definition, found.answers),
      formId: crypto.randomUUID(),
      today: localDay(locals.actor.now),
      completeUntil: shiftDay(localDay(locals.actor.now), found.procedure.completionDays),
    })),
  )

const names = [
  'text',
  'until',
  'days',
  'ground',
  'outcome',
  'amount',
  'dueOn',
  'what',
  'symbol',
  'paidOn',
  'formId',
  'way',
  'department',
  'account',
  'labels',
  'opinion',
  'into',
  'channel',
  'delivery',
  'reached',
  'on',
  'proof',
] as const
type Values = Record<(typeof names)[number], string>
/** Runs one step of a case; a refused one comes back with what was typed. */
async function step(
  { request, locals, params, url, cookies }: RequestEvent,
  what: string,
  take: (
    actor: Actor,
    by: string,
    id: string,
    version: number,
    values: Values,
    files: File[],
  ) => Promise<void>,
) {
  const form = await request.formData()
  const values = readFields(form, names)
  const refused = await formAnswer({ ...values, step: what }, () =>
    take(
      locals.actor,
      locals.signed?.name ?? '',
      params.id,
      Number(field(form, 'version')),
      values,
      attachedFiles(form),
    ),
  )
  return refused ?? doneAt(cookies, url.pathname)
}

export const actions: Actions = {
  prevzit: (event) => step(event, '', (actor, by, id, version) => takeCase(actor, by, id, version)),
  vratit: (event) => step(event, '', (actor, by, id, version) => takeCase(actor, by, id, version, true)),
  poznamka: (event) =>
    step(event, 'poznamka', (actor, by, id, version, { text }) => noteInCase(actor, by, id, version, text)),
  zprava: (event) =>
    step(event, 'zprava', (actor, by, id, version, { text }, files) =>
      writeToCitizen(actor, by, id, version, text, files),
    ),
  doplneni: (event) => step(event, 'doplneni', askCompletion),
  prodlouzit: (event) => step(event, 'prodlouzit', extendLimit),
  platba: (event) =>
    step(event, 'platba', (actor, by, id, _, values) => askPayment(actor, by, id, values.formId, values)),
  zaplaceno: (event) =>
    step(event, 'zaplaceno', (actor, by, id, _, { symbol, paidOn }) =>
      notePaid(actor, by, id, symbol, paidOn),
    ),
  potvrdit: (event) =>
    step(event, 'potvrdit', (actor, by, id, version, { way, on }) =>
      confirmCase(actor, by, id, version, { way, on }),
    ),
  odlozit: (event) =>
    step(event, 'odlozit', (actor, by, id, version, { text }) =>
      setAsideUnconfirmed(actor, by, id, version, text),
    ),
  predat: (event) =>
    step(event, 'predat', (actor, by, id, version, { department, account, text }) =>
      handOver(actor, by, id, version, { department, account, text }),
    ),
  stitky: (event) =>
    step(event, 'stitky', (actor, by, id, version, { labels }) => labelCase(actor, by, id, version, labels)),
  stanovisko: (event) =>
    step(event, 'stanovisko', (actor, by, id, version, { account, until, text }) =>
      askOpinion(actor, by, id, version, { account, until, text }),
    ),
  davam: (event) =>
    step(event, 'davam', (actor, by, _, __, { opinion, text }) => giveOpinion(actor, by, opinion, text)),
  spojit: (event) =>
    step(event, 'spojit', (actor, by, id, version, { into }) => mergeCase(actor, by, id, version, into)),
  dorucit: (event) =>
    step(event, 'dorucit', (actor, by, id, _, { delivery, reached, on, proof }) =>
      noteDelivery(actor, by, id, { delivery, state: reached, on, proof }),
    ),
  vyridit: (event) => step(event, 'vyridit', decideCase),
}
