import { isAsked, type AskedComponent, type Component, type FormDefinition } from './definition.ts'

type Schema = Record<string, unknown>

/**
 * JSON Schema 2020-12 of the answers of a form. What is conditional is not required here: whether it is asked depends on the
 * answers, and a hidden answer is absent.
 * @param address of the schema, its `$id`
 */
export function jsonSchemaOf(definition: FormDefinition, address: string): Schema {
  const components = definition.pages.flatMap(({ if: when, components: own }) =>
    own.map((component) => ({
      component,
      always: when === undefined && !('if' in component && component.if),
    })),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: address,
    title: definition.title,
    type: 'object',
    properties: Object.fromEntries(
      components.flatMap(({ component }) => {
        const schema = schemaOf(component)
        return schema ? [[component.id, schema]] : []
      }),
    ),
    required: components
      .filter(({ component, always }) => always && 'need' in component && component.need === 'must')
      .map(({ component }) => component.id),
    additionalProperties: false,
  }
}

function schemaOf(component: Component): Schema | null {
  if (component.kind === 'note') return null
  if (component.kind === 'calculated')
    return {
      title: component.label,
      readOnly: true,
      type: component.unit === 'text' ? 'string' : 'number',
    }
  if (component.kind === 'file')
    return {
      title: component.label,
      type: 'array',
      maxItems: component.most,
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', format: 'uuid' },
          name: { type: 'string' },
          size: { type: 'integer', minimum: 1 },
        },
        required: ['id', 'name', 'size'],
        additionalProperties: false,
      },
    }
  if (component.kind === 'group')
    return {
      title: component.label,
      type: 'array',
      maxItems: component.most,
      items: {
        type: 'object',
        properties: Object.fromEntries(
          component.components.flatMap((one) => {
            const schema = schemaOf(one)
            return schema ? [[one.id, schema]] : []
          }),
        ),
        required: component.components
          .filter(isAsked)
          .filter((one) => one.need === 'must' && !one.if)
          .map(({ id }) => id),
        additionalProperties: false,
      },
    }
  return {
    title: component.label,
    ...(component.help ? { description: component.help } : {}),
    ...typeOf(component),
  }
}

function typeOf(component: AskedComponent): Schema {
  switch (component.kind) {
    case 'line':
    case 'area':
      return {
        type: 'string',
        minLength: 1,
        maxLength: component.longest ?? (component.kind === 'line' ? 300 : 10_000),
        ...(component.pattern === undefined ? {} : { pattern: `^(?:${component.pattern})$` }),
      }
    case 'email':
      return { type: 'string', format: 'email', maxLength: 254 }
    case 'phone':
      return { type: 'string', pattern: '^(?:\\+\\d{1,3})?\\d{6,14}$' }
    case 'postcode':
      return { type: 'string', pattern: '^\\d{5}$' }
    case 'address':
      return { type: 'string', minLength: 1, maxLength: 500 }
    case 'dataBox':
      return { type: 'string', pattern: '^[A-Za-z0-9]{7}$' }
    case 'ico':
      return { type: 'string', pattern: '^\\d{8}$' }
    case 'number':
      return {
        type: component.decimals === 0 ? 'integer' : 'number',
        ...(component.least === undefined ? {} : { minimum: component.least }),
        ...(component.most === undefined ? {} : { maximum: component.most }),
      }
    case 'day':
      return { type: 'string', format: 'date' }
    case 'choice':
      return { type: 'string', enum: component.options.map(({ value }) => value) }
    case 'choices':
      return {
        type: 'array',
        uniqueItems: true,
        items: { type: 'string', enum: component.options.map(({ value }) => value) },
      }
    case 'consent':
      return { const: true }
  }
}
