import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { transcribeMeeting } from '#server/modules/meetings/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import {
  checkRecord,
  emptyAttendance,
  emptyItem,
  emptyResolution,
  emptyTask,
  presentMembers,
  readRecordForm,
  type RecordDraft,
} from '#shared/meetings/record-form.ts'

export const noErrors: Record<string, string> = {}
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function readPosted({ request }: RequestEvent) {
  const form = await request.formData()
  return { form, draft: readRecordForm(form), bodyId: text(form, 'bodyId'), formId: text(form, 'formId') }
}

/** Adding rows and letting everyone vote in favour: they change only the form. */
export const rowActions = {
  radek: async (event: RequestEvent) => {
    const { form, draft, bodyId } = await readPosted(event)
    return { draft: withRow(draft, text(form, 'pridat')), bodyId, errors: noErrors, problem: null }
  },
  vsichniPro: async (event: RequestEvent) => {
    const { form, draft, bodyId } = await readPosted(event)
    return {
      draft: withAllInFavour(draft, Number(text(form, 'usneseni'))),
      bodyId,
      errors: noErrors,
      problem: null,
    }
  },
}

/** The form of a whole record that is written for the first time; all of it works without JavaScript. */
export function recordActions(importOf: (event: RequestEvent) => string | undefined) {
  return {
    ...rowActions,
    ulozit: async (event: RequestEvent) => {
      const { draft, bodyId, formId } = await readPosted(event)
      const checked = checkRecord(draft)
      const errors = {
        ...(uuid.test(bodyId) ? {} : { bodyId: 'Vyberte orgán, který jednal.' }),
        ...('errors' in checked ? checked.errors : {}),
      }
      if (!('record' in checked) || Object.keys(errors).length > 0 || !uuid.test(formId))
        return fail(422, { draft, bodyId, errors, problem: null })
      const written = await transcribeMeeting(
        event.locals.actor,
        formId,
        bodyId,
        checked.record,
        importOf(event),
      ).catch((error) => {
        if (error instanceof DomainError) return error
        throw error
      })
      if (written instanceof DomainError)
        return fail(written.status, { draft, bodyId, errors: noErrors, problem: written.message })
      redirect(303, `/urad/jednani/${written.bodySlug}/${written.slug}`)
    },
  }
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function withRow(draft: RecordDraft, list: string): RecordDraft {
  if (list === 'attendance') return { ...draft, attendance: [...draft.attendance, emptyAttendance()] }
  if (list === 'items') return { ...draft, items: [...draft.items, emptyItem()] }
  if (list === 'resolutions') return { ...draft, resolutions: [...draft.resolutions, emptyResolution()] }
  return { ...draft, tasks: [...draft.tasks, emptyTask()] }
}

/** `Všichni pro`: as many votes in favour as members are present by the form, none other, adopted. */
function withAllInFavour(draft: RecordDraft, at: number): RecordDraft {
  const present = String(presentMembers(draft))
  const vote = {
    voted: true,
    present,
    for: present,
    against: '0',
    abstain: '0',
    notVoting: '0',
    result: 'accepted',
  }
  return {
    ...draft,
    resolutions: draft.resolutions.map((row, index) => (index === at ? { ...row, ...vote } : row)),
  }
}
