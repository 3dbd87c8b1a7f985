import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  dropKeptDraft,
  findTopic,
  keepDraft,
  transcribeMeeting,
  type Review,
} from '#server/modules/meetings/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import {
  moveItem,
  proposeYears,
  reordered,
  withAllInFavour,
  withRemoved,
  withRow,
  withTopic,
} from '#shared/meetings/change-draft.ts'
import { checkRecord, type FormErrors } from '#shared/meetings/check-record.ts'
import { readRecordForm } from '#shared/meetings/read-record-form.ts'
import type { RecordDraft, RecordList } from '#shared/meetings/record-draft.ts'
import { taskStates } from '#shared/meetings/words.ts'

export const noErrors: FormErrors = {}
const noBody: FormErrors = { bodyId: 'Vyberte orgán, který jednal.' }

export interface Posted {
  form: FormData
  draft: RecordDraft
  carried: Review[]
  bodyId: string
  formId: string
  version: number | null
}

/** The posted form of a record; all of it is what its writer typed, nothing is judged. */
export async function readPosted({ request }: RequestEvent): Promise<Posted> {
  const form = await request.formData()
  const version = text(form, 'verze')
  return {
    form,
    draft: readRecordForm(form),
    carried: readCarried(form),
    bodyId: text(form, 'bodyId'),
    formId: text(form, 'formId'),
    version: version === '' ? null : Number(version),
  }
}

/** What a form gets back with nothing to mend. */
export const returned = ({ draft, carried, bodyId }: Posted) => ({
  draft,
  carried,
  bodyId,
  errors: noErrors,
  problem: null as string | null,
  differences: [] as { field: string; mine: string; theirs: string }[],
})

/** Judges the form. Deadlines without a year come back with one proposed, to be looked at. */
export function judged(posted: Posted) {
  const draft = proposeYears(posted.draft)
  const errors: FormErrors = {}
  for (const [index, task] of draft.tasks.entries())
    if (
      task.dueProposed &&
      !posted.draft.tasks[index]?.dueProposed &&
      task.dueOn !== posted.draft.tasks[index]?.dueOn
    )
      errors[`tasks.${index}.dueOn`] =
        'V termínu chyběl rok, navrhli jsme ho. Zkontrolujte datum a uložte znovu.'
  const checked = checkRecord(draft)
  const all = { ...('errors' in checked ? checked.errors : {}), ...errors }
  return {
    draft,
    errors: all,
    record: 'record' in checked && Object.keys(all).length === 0 ? checked.record : null,
  }
}

/** Buttons of the form that only change it: rows, order, topics, everyone in favour. Nothing is saved. */
export function rowActions(formOf: (event: RequestEvent, posted: Posted) => string) {
  return {
    radek: async (event: RequestEvent) => {
      const posted = await readPosted(event)
      return returned({ ...posted, draft: await changed(event, posted) })
    },
    vsichniPro: async (event: RequestEvent) => {
      const posted = await readPosted(event)
      const draft = withAllInFavour(posted.draft, Number(text(posted.form, 'usneseni')))
      return returned({ ...posted, draft })
    },
    rozepsano: async (event: RequestEvent) => {
      const posted = await readPosted(event)
      const { draft, carried, version } = posted
      const keptAt = await keepDraft(event.locals.actor, formOf(event, posted), { draft, carried }, version)
      return { ...returned(posted), keptAt }
    },
  }
}

async function changed(event: RequestEvent, { form, draft }: Posted): Promise<RecordDraft> {
  const removed = text(form, 'odebrat')
  const restored = text(form, 'vratit')
  const moved = text(form, 'posun')
  const topicId = text(form, 'tema')
  if (removed || restored) {
    const [list, at] = (removed || restored).split('.')
    return withRemoved(draft, lists.find((one) => one === list) ?? 'items', Number(at), removed !== '')
  }
  if (moved) {
    const [at, step] = moved.split('.').map(Number)
    return reordered(draft, moveItem(draft.items, at ?? -1, step === 1 ? 1 : -1))
  }
  if (topicId) {
    const topic = await findTopic(event.locals.actor, topicId)
    return topic ? withTopic(draft, topic) : draft
  }
  return withRow(draft, text(form, 'pridat'), text(form, 'live') === '1')
}

const lists: readonly RecordList[] = ['attendance', 'items', 'resolutions', 'tasks', 'annexes']

/** The form of a whole record that is written for the first time; all of it works without JavaScript. */
export function recordActions(importOf: (event: RequestEvent) => string | undefined) {
  const formOf = (event: RequestEvent, posted: Posted) => newRecordForm(importOf(event), posted.bodyId)
  return {
    ...rowActions(formOf),
    ulozit: async (event: RequestEvent) => {
      const posted = await readPosted(event)
      const { bodyId, formId } = posted
      const { record, draft, errors } = judged(posted)
      const back = { ...returned({ ...posted, draft }), errors }
      if (!record) return fail(422, { ...back, errors: bodyId ? errors : { ...noBody, ...errors } })
      const written = await transcribeMeeting(event.locals.actor, formId, bodyId, record, {
        importId: importOf(event),
        reviews: posted.carried,
      }).catch((error) => {
        if (error instanceof DomainError) return error
        throw error
      })
      if (written instanceof DomainError)
        return written.code === 'no_body'
          ? fail(422, { ...back, errors: noBody })
          : fail(written.status, { ...back, problem: written.message })
      await dropKeptDraft(event.locals.actor, formOf(event, posted))
      redirect(303, `/urad/jednani/${written.bodySlug}/${written.slug}`)
    },
  }
}

/** Under which name a form of a new record is kept while it is being written. */
export const newRecordForm = (importId: string | undefined, bodyId: string): string =>
  importId ? `import:${importId}` : `nove:${bodyId}`

/** Under which name the form of a meeting that stands is kept. */
export const standingRecordForm = (body: string, meeting: string): string => `zapis:${body}/${meeting}`

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function readCarried(form: FormData): Review[] {
  const count = Math.min(Number(form.get('carried.count')) || 0, 1000)
  const line = (name: string) => text(form, name).normalize('NFC').trim().slice(0, 1000)
  return Array.from({ length: count }, (_, index) => ({
    taskId: line(`carried.${index}.taskId`),
    state: taskStates.find((state) => state === line(`carried.${index}.state`)) ?? 'open',
    note: line(`carried.${index}.note`) || null,
  }))
}
