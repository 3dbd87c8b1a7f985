import { checkDefinition } from '#shared/forms/check-definition.ts'
import type { PageLoad } from './$types'

/** A page of a form as citizens get it, out of a definition that stands here: no database, no draft. */
const sample = {
  title: 'Ukázka formuláře',
  roles: { name: 'name' },
  pages: [
    {
      id: 'podnet',
      title: 'Co se děje',
      components: [
        { kind: 'line', id: 'subject', label: 'Stručně, o co jde', need: 'must' },
        { kind: 'line', id: 'place', label: 'Kde to je', help: 'Ulice, park nebo zastávka.', need: 'should' },
        { kind: 'area', id: 'text', label: 'Popište to', need: 'must' },
        {
          kind: 'choice',
          id: 'answer',
          label: 'Chcete vědět, jak to dopadlo?',
          need: 'must',
          options: [
            { value: 'yes', label: 'ano' },
            { value: 'no', label: 'ne' },
          ],
        },
      ],
    },
    {
      id: 'kdo',
      title: 'Kdo podává',
      components: [{ kind: 'line', id: 'name', label: 'Jméno a příjmení', need: 'must' }],
    },
  ],
}
const { definition } = checkDefinition(JSON.stringify(sample))

export const load: PageLoad = () => ({
  form: { title: definition!.title },
  page: definition!.pages[0]!,
  answers: { subject: 'Rozbitá lavička', answer: 'yes' },
  count: definition!.pages.length,
})
