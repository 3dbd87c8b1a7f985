import { askedOf, type Answers, type Row } from '#shared/forms/answers.ts'
import type { FormPage } from '#shared/forms/definition.ts'

/** Names of the questions that a page asks, those of groups by their rows; a form without JavaScript says which of them it showed. */
export const askedNames = (page: FormPage, answers: Answers): string[] =>
  askedOf(page.components, answers).flatMap((component) =>
    component.kind === 'group'
      ? ((answers[component.id] ?? []) as Row[]).flatMap((row, at) =>
          askedOf(component.components, { ...answers, ...row }).map(
            (one) => `${component.id}.${at}.${one.id}`,
          ),
        )
      : component.kind === 'calculated'
        ? []
        : [component.id],
  )
