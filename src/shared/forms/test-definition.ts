import { askedPages, review, standing, type Answers } from './answers.ts'
import type { FormDefinition } from './definition.ts'

/** What came of one test case of a form. */
export interface TestedCase {
  name: string
  /** What is otherwise than expected; empty when the case passes */
  faults: string[]
}

/** Goes through the test cases that a form's author wrote: which pages are asked, what is missing, what is calculated. */
export const testDefinition = (definition: FormDefinition): TestedCase[] =>
  (definition.tests ?? []).map(({ name, answers, expect }) => {
    const stand = standing(definition, answers as Answers)
    const same = (what: string, wanted: readonly string[] | undefined, found: readonly string[]) =>
      wanted === undefined || [...wanted].sort().join() === [...found].sort().join()
        ? []
        : [`${what}: čekáno ${wanted.join(', ') || 'nic'}, vyšlo ${found.join(', ') || 'nic'}.`]
    const missing = review(definition, stand).must.map(({ label }) => label)
    return {
      name,
      faults: [
        ...same(
          'Stránky',
          expect.pages,
          askedPages(definition, stand).map(({ id }) => id),
        ),
        ...same('Chybí', expect.missing, missing),
        ...Object.entries(expect.values ?? {}).flatMap(([id, wanted]) =>
          JSON.stringify(stand[id] ?? null) === JSON.stringify(wanted)
            ? []
            : [`${id}: čekáno ${JSON.stringify(wanted)}, vyšlo ${JSON.stringify(stand[id] ?? null)}.`],
        ),
      ],
    }
  })
