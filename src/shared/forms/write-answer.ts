import { formatDate } from '../format/date.ts'
import type { Answer, FileAnswer } from './answers.ts'
import type { PlainComponent } from './definition.ts'
import { writeMoney } from '../reports/write-value.ts'

/** An answer as people read it, in Czech like the form. */
export function writeAnswer(component: PlainComponent, value: Answer): string {
  switch (component.kind) {
    case 'choice':
    case 'choices':
      return [value]
        .flat()
        .map((one) => component.options.find((option) => option.value === one)?.label ?? String(one))
        .join(', ')
    case 'day':
      return formatDate(String(value))
    case 'consent':
      return 'ano'
    case 'number':
      return String(value).replace('.', ',')
    case 'file':
      return (value as FileAnswer[]).map(({ name }) => name).join('\n')
    case 'calculated':
      return component.unit === 'money' ? writeMoney(Number(value) * 100) : String(value).replace('.', ',')
    default:
      return String(value)
  }
}
