import { fail, redirect } from '@sveltejs/kit'
import {
  addTopic,
  appoint,
  attendanceStatistics,
  dismiss,
  manageBody,
  removeTopic,
  saveBody,
  waitingTopics,
  type BodyForm,
} from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { listSeries } from '#server/platform/records/manage-series.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { minutesParts } from '#shared/meetings/printed-minutes.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const body = await answer(manageBody(locals.actor, params.body))
  return {
    body,
    topics: await answer(waitingTopics(locals.actor, body.id)),
    series: await listSeries(),
    statistics: await attendanceStatistics(
      locals.actor,
      params.body,
      readQuery(url).number('rok', 1900, 2100),
    ),
    today: localDay(locals.actor.now),
    /** A topic taken away a moment ago, that can be put back */
    dropped: url.searchParams.get('odebrano'),
  }
}

/** Chosen parts of the minutes in the order of their numbers. */
function partsIn(form: FormData): BodyForm['parts'] {
  return minutesParts
    .filter((part) => form.get(`cast.${part}`) === 'on')
    .map((part, index) => ({ part, place: Number(form.get(`poradi.${part}`) || index + 1) }))
    .sort((a, b) => a.place - b.place)
    .map(({ part }) => part)
}

/** What refused forms of this page held: each gets its own back */
const nothing: {
  settings: BodyForm | null
  appointment: { person: string; role: string; startsOn: string } | null
} = {
  settings: null,
  appointment: null,
}

export const actions: Actions = {
  nastaveni: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const on = (name: string) => form.get(name) === 'on'
    const input = {
      name: field(form, 'nazev'),
      genitive: field(form, 'genitiv'),
      dissolvedOn: field(form, 'zrusen'),
      numbering: field(form, 'cislovani'),
      sitting: field(form, 'verejnost'),
      publishUnverified: on('neoverene'),
      publishNamedVotes: on('jmena'),
      publishAttendanceStatistics: on('ucast'),
      substitutes: on('nahradnici'),
      correspondenceVotes: on('korespondencne'),
      verifiers: field(form, 'overovatele'),
      leadDays: field(form, 'predstih'),
      series: field(form, 'rada'),
      opening: field(form, 'uvod'),
      closing: field(form, 'zaver'),
      namedVotes: on('jmenaVZapisu'),
      parts: partsIn(form),
    } as BodyForm
    const refused = await formAnswer({ ...nothing, settings: input }, () =>
      saveBody(locals.actor, params.body, Number(field(form, 'verze')), input),
    )
    return refused ?? doneAt(cookies, `/urad/organy/${params.body}`)
  },
  jmenovat: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const values = { person: field(form, 'osoba'), role: field(form, 'role'), startsOn: field(form, 'od') }
    const refused = await formAnswer({ ...nothing, appointment: values }, () =>
      appoint(locals.actor, params.body, values),
    )
    return refused ?? doneAt(cookies, `/urad/organy/${params.body}#clenove`)
  },
  ukoncit: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(nothing, () =>
      dismiss(locals.actor, params.body, field(form, 'id'), field(form, 'do')),
    )
    return refused ?? doneAt(cookies, `/urad/organy/${params.body}#clenove`)
  },
  tema: async ({ request, locals, params }) => {
    const form = await request.formData()
    const { id } = await answer(manageBody(locals.actor, params.body))
    const back = `/urad/organy/${params.body}`
    const [drop, put] = [field(form, 'odebrat'), field(form, 'vratit')]
    const refused = await formAnswer(nothing, async () => {
      if (drop || put) await removeTopic(locals.actor, id, drop || put, drop !== '')
      else await addTopic(locals.actor, id, field(form, 'tema'))
    })
    if (refused) return fail(refused.status, refused.data)
    redirect(303, drop ? `${back}?odebrano=${drop}#temata` : `${back}#temata`)
  },
}
