import { redirect, type RequestEvent } from '@sveltejs/kit'
import * as meetings from '#server/modules/meetings/index.ts'
import type { Actor } from '#server/platform/actor/actor.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { ballotMethods, castOptions, speechKinds } from '#shared/meetings/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) =>
  answer(meetings.readSession(locals.actor, params.body, params.meeting))

type Deed = (actor: Actor, meeting: string, form: FormData, event: RequestEvent) => Promise<unknown>

/** One act of the session: done, the page is shown anew; refused, what was typed comes back with the reason. */
const act = (deed: Deed) => async (event: RequestEvent) => {
  const { request, locals, url } = event
  const form = await request.formData()
  const typed = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  const refused = await formAnswer({ typed: typed as Record<string, string> }, async () => {
    await deed(locals.actor, field(form, 'jednani'), form, event)
  })
  return refused ?? redirect(303, url.pathname)
}

const majority = (form: FormData): meetings.Majority => {
  const needed = field(form, 'potreba')
  return {
    needed: needed === '' ? null : Number(needed),
    neededBy: field(form, 'predpis').slice(0, 300) || null,
  }
}
const chosen = (form: FormData) =>
  form.getAll('navrh').filter((one): one is string => typeof one === 'string')
const option = (form: FormData) => castOptions.find((one) => one === field(form, 'hlas')) ?? null
const kind = (form: FormData) => speechKinds.find((one) => one === field(form, 'druh')) ?? 'speech'

export const actions: Actions = {
  zacit: act((actor, meeting) => meetings.startSession(actor, meeting)),
  // in a session acts come one after another and each moves the version: closing means the meeting as it stands
  uzavrit: act((actor, meeting) => meetings.advanceMeeting(actor, meeting, null, 'closed')),
  pritomnost: act((actor, meeting, form) => {
    const move = meetings.presenceMoves.find((one) => one === field(form, 'pohyb')) ?? 'in'
    return meetings.markPresence(actor, meeting, field(form, 'osoba'), move)
  }),
  potvrdit: act((actor, meeting) => meetings.confirmCheckIns(actor, meeting)),
  overovatele: act((actor, meeting, form) =>
    meetings.nameVerifiers(
      actor,
      meeting,
      form.getAll('osoba').filter((one): one is string => typeof one === 'string'),
    ),
  ),
  bod: act((actor, meeting, form) => meetings.chooseItem(actor, meeting, field(form, 'bod'))),
  text: act((actor, meeting, form) => {
    const whole = (name: string) => String(form.get(name) ?? '')
    return meetings.writeItem(actor, meeting, field(form, 'bod'), whole('puvodni'), whole('text'))
  }),
  navrh: act((actor, meeting, form) =>
    meetings.propose(actor, meeting, field(form, 'bod'), field(form, 'druh'), field(form, 'zneni')),
  ),
  ukol: act((actor, meeting, form) =>
    meetings.setTask(actor, meeting, field(form, 'bod'), {
      text: field(form, 'ukol'),
      assignee: field(form, 'kdo'),
      due: field(form, 'termin'),
    }),
  ),
  hlasovani: act((actor, meeting, form) => {
    const method = ballotMethods.find((one) => one === field(form, 'zpusob')) ?? 'public'
    return meetings.openBallot(actor, meeting, chosen(form), method, majority(form))
  }),
  ruce: act((actor, meeting, form) => {
    const count = (name: string) => (field(form, name) === '' ? 0 : Number(field(form, name)))
    const totals = { for: count('pro'), against: count('proti'), abstain: count('zdrzelo') }
    return meetings.countHands(actor, meeting, chosen(form), totals, majority(form))
  }),
  jmenem: act((actor, meeting, form) =>
    meetings.callVote(actor, meeting, field(form, 'hlasovani'), field(form, 'osoba'), option(form)),
  ),
  ukoncit: act((actor, meeting, form) => meetings.closeBallot(actor, meeting, field(form, 'hlasovani'))),
  zrusit: act((actor, meeting, form) => meetings.cancelBallot(actor, meeting, field(form, 'hlasovani'))),
  skryt: act((actor, meeting) => meetings.hideResult(actor, meeting)),
  prihlasitDoRozpravy: act((actor, meeting, form) =>
    meetings.listSpeaker(actor, meeting, field(form, 'osoba'), kind(form)),
  ),
  slovo: act((actor, meeting, form) => meetings.giveFloor(actor, meeting, field(form, 'rec'))),
  konecReci: act((actor, meeting) => meetings.takeFloor(actor, meeting)),
  vyskrtnout: act((actor, meeting, form) => meetings.strikeSpeaker(actor, meeting, field(form, 'rec'))),
  prestavka: act((actor, meeting, form) =>
    meetings.takeBreak(actor, meeting, Number(field(form, 'minut')) || null),
  ),
  konecPrestavky: act((actor, meeting) => meetings.endBreak(actor, meeting)),

  prihlasit: act((actor, meeting, form, { getClientAddress }) =>
    meetings.checkIn(actor, meeting, field(form, 'kod'), getClientAddress()),
  ),
  hlas: act((actor, _meeting, form) => {
    const vote = option(form)
    if (vote === null) throw new DomainError('no_option', 'Vyberte, jak hlasujete.')
    return meetings.castBallot(actor, field(form, 'hlasovani'), vote)
  }),
  oSlovo: act((actor, meeting, form) => meetings.askToSpeak(actor, meeting, kind(form))),
  vzdatSlovo: act((actor, meeting, form) => meetings.giveUpSpeech(actor, meeting, field(form, 'rec'))),
  stret: act((actor, meeting) => meetings.declareInterest(actor, meeting)),
}
