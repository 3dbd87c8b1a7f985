import { randomUUID } from 'node:crypto'
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  dropKeptDraft,
  editRecord,
  keepDraft,
  previewMinutes,
  readKeptDraft,
  rewriteMeeting,
} from '#server/modules/meetings/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { localDay } from '#shared/time/local-day.ts'
import { mergeDrafts } from '#shared/meetings/merge-drafts.ts'
import type { RecordDraft } from '#shared/meetings/record-draft.ts'
import {
  judged,
  readPosted,
  returned,
  rowActions,
  standingRecordForm,
  type Posted,
} from '../../../../record-actions.ts'
import type { Actions, PageServerLoad } from './$types'

const formOf = ({ params }: RequestEvent) => standingRecordForm(params['body']!, params['meeting']!)
const addressOf = ({ params }: RequestEvent) => `/urad/jednani/${params['body']}/${params['meeting']}`

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event
  const view = await answer(editRecord(locals.actor, params.body, params.meeting))
  const kept = await readKeptDraft(locals.actor, formOf(event))
  const overtaken = kept !== null && kept.version !== view.meeting.version
  const joined = kept && overtaken ? mergeDrafts(kept.base ?? kept.draft, kept.draft, view.draft) : null
  return {
    ...view,
    formId: randomUUID(),
    live: view.meeting.state === 'in_session' && view.meeting.heldOn === localDay(locals.actor.now),
    kept: kept && {
      keptAt: kept.keptAt,
      draft: joined?.merged ?? kept.draft,
      carried: kept.carried,
      base: overtaken ? view.draft : kept.base,
      overtaken,
      differences: joined?.conflicts ?? [],
    },
    printed: previewMinutes(view.meeting, kept?.draft ?? view.draft, view.carried, kept?.carried ?? []),
  }
}

/** The record from which the writing began, as the form brought it back. */
function baseOf({ form, draft }: Posted): RecordDraft {
  try {
    const base = JSON.parse(String(form.get('zaklad') ?? '')) as RecordDraft
    return Array.isArray(base.items) && Array.isArray(base.attendance) ? base : draft
  } catch {
    return draft
  }
}

const buttons = rowActions((event) => formOf(event))

export const actions: Actions = {
  radek: buttons.radek,
  vsichniPro: buttons.vsichniPro,
  ulozit: async (event) => {
    const { locals, params } = event
    const posted = await readPosted(event)
    const { record, draft, errors } = judged(posted)
    const back = { ...returned({ ...posted, draft }), base: baseOf(posted), errors }
    if (!record) return fail(422, back)
    const { meeting, draft: saved } = await answer(
      editRecord(locals.actor, params.body, params.meeting),
    ).catch(() => ({ meeting: null, draft: null }))
    if (!meeting)
      return fail(409, {
        ...back,
        problem:
          'Zápis už nejde upravit: někdo ho mezitím uzavřel, nebo vám skončilo právo. Vaše hodnoty jsou níže, zkopírujte si je.',
      })
    try {
      await rewriteMeeting(locals.actor, meeting.id, posted.version ?? -1, record, posted.carried)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      if (error.code !== 'stale') return fail(error.status, { ...back, problem: error.message })
      const { merged, conflicts } = mergeDrafts(baseOf(posted), draft, saved)
      return fail(409, {
        ...back,
        draft: merged,
        base: saved,
        problem:
          conflicts.length > 0
            ? 'Zápis mezitím uložil někdo jiný. Jeho změny jsme spojili s vašimi; kde jste oba změnili totéž, platí po uložení vaše hodnota. Rozdíly jsou níže.'
            : 'Zápis mezitím uložil někdo jiný. Jeho změny jsme spojili s vašimi, nic se neztratilo. Zkontrolujte zápis a uložte ho.',
        differences: conflicts,
      })
    }
    await dropKeptDraft(locals.actor, formOf(event))
    redirect(303, addressOf(event))
  },
  rozepsano: async (event) => {
    const { locals, params } = event
    const posted = await readPosted(event)
    const { draft, carried, version } = posted
    const keptAt = await keepDraft(
      locals.actor,
      formOf(event),
      { draft, carried, base: baseOf(posted) },
      version,
    )
    const { meeting, carried: standing } = await answer(editRecord(locals.actor, params.body, params.meeting))
    return { ...returned(posted), keptAt, printed: previewMinutes(meeting, draft, standing, carried) }
  },
  nahled: async (event) => {
    const posted = await readPosted(event)
    const { draft, carried, version } = posted
    await keepDraft(event.locals.actor, formOf(event), { draft, carried, base: baseOf(posted) }, version)
    redirect(303, `${addressOf(event)}/nahled`)
  },
  zahodit: async (event) => {
    await dropKeptDraft(event.locals.actor, formOf(event))
    redirect(303, `${addressOf(event)}/zapis`)
  },
}
