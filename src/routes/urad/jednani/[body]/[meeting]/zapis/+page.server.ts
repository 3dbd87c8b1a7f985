import { randomUUID } from 'node:crypto'
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { editRecord, rewriteMeeting, type Review } from '#server/modules/meetings/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { checkRecord, draftDifferences } from '#shared/meetings/record-form.ts'
import { taskStates } from '#shared/meetings/words.ts'
import { noErrors, readPosted, rowActions } from '../../../../record-actions.ts'
import type { Actions, PageServerLoad } from './$types'

class StaleForm extends Error {
  readonly differences: ReturnType<typeof draftDifferences>

  constructor(message: string, differences: ReturnType<typeof draftDifferences>) {
    super(message)
    this.differences = differences
  }
}

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await answer(editRecord(locals.actor, params.body, params.meeting))),
  formId: randomUUID(),
})

export const actions: Actions = {
  ulozit: async (event) => {
    const { locals, params } = event
    const { form, draft } = await readPosted(event)
    const carried = readCarried(form)
    const checked = checkRecord(draft)
    if (!('record' in checked))
      return fail(422, { draft, carried, errors: checked.errors, problem: null, differences: [] })
    try {
      const { meeting, draft: saved } = await editRecord(locals.actor, params.body, params.meeting)
      await rewriteMeeting(
        locals.actor,
        meeting.id,
        Number(form.get('verze')),
        checked.record,
        carried,
      ).catch((error) => {
        if (error instanceof DomainError && error.code === 'stale')
          throw new StaleForm(error.message, draftDifferences(draft, saved))
        throw error
      })
    } catch (error) {
      if (error instanceof StaleForm)
        return fail(409, {
          draft,
          carried,
          errors: noErrors,
          problem: error.message,
          differences: error.differences,
        })
      if (!(error instanceof DomainError)) throw error
      const problem =
        error.status === 404
          ? 'Zápis už nejde upravit: někdo ho mezitím uzavřel, nebo vám skončilo právo. Vaše hodnoty jsou níže, zkopírujte si je.'
          : error.message
      return fail(error.status, { draft, carried, errors: noErrors, problem, differences: [] })
    }
    redirect(303, `/urad/jednani/${params.body}/${params.meeting}`)
  },
  radek: (event) => withCarried(event, 'radek'),
  vsichniPro: (event) => withCarried(event, 'vsichniPro'),
}

async function withCarried(event: RequestEvent, action: 'radek' | 'vsichniPro') {
  const copy = event.request.clone()
  const result = await rowActions[action](event)
  return {
    ...result,
    carried: readCarried(await copy.formData()),
    differences: [] as { field: string; mine: string; theirs: string }[],
  }
}

function readCarried(form: FormData): Review[] {
  const count = Math.min(Number(form.get('carried.count')) || 0, 1000)
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .normalize('NFC')
      .trim()
      .slice(0, 1000)
  return Array.from({ length: count }, (_, index) => ({
    taskId: text(`carried.${index}.taskId`),
    state: taskStates.find((state) => state === text(`carried.${index}.state`)) ?? 'open',
    note: text(`carried.${index}.note`) || null,
  }))
}
