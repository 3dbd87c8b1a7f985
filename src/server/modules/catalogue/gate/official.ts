import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CzDocument } from '../exchange/describe-dataset.ts'

export interface OfficialFault {
  source: 'schema' | 'shacl'
  /** Where in the document: a JSON pointer, or the focus node with its path */
  at: string
  text: string
}

const norm = 'ofn/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28'
const schemas = [`${norm}/schémata`, 'ofn/základní-datové-typy/2020-07-01/schémata']
const core = 'semic/releases/3.0.1/html/shacl/shapes.ttl'

/** Whether the folder holds what the official check reads. */
export const hasStandards = (folder: string | undefined): folder is string =>
  folder !== undefined && existsSync(join(folder, norm)) && existsSync(join(folder, core))

type Validate = (document: unknown) => Promise<OfficialFault[]>
let prepared:
  | {
      folder: string
      schema: (name: string) => Promise<Validate>
      shacl: (triples: string) => Promise<OfficialFault[]>
    }
  | undefined

/**
 * Holds a document against the official JSON Schema of DCAT-AP-CZ (2024-05-28) and its triples against the core shapes of DCAT-AP
 * 3.0.1 (SEMIC). The files are read from a folder of the city's; the program does not carry them.
 */
export async function officialFaults(
  folder: string,
  document: CzDocument,
  triples: string,
): Promise<OfficialFault[]> {
  prepared = prepared?.folder === folder ? prepared : await prepare(folder)
  const name =
    document['typ'] === 'Katalog'
      ? 'katalog'
      : document['typ'] === 'Datová série'
        ? 'datová-série'
        : 'kategorie_hvd' in document
          ? 'datová-sada-hvd'
          : 'datová-sada'
  const validate = await prepared.schema(name)
  return [...(await validate(document)), ...(await prepared.shacl(triples))]
}

async function prepare(folder: string): Promise<NonNullable<typeof prepared>> {
  const { registerSchema, validate } = await import('@hyperjump/json-schema/draft-2020-12')
  await import('@hyperjump/json-schema/draft-2019-09')
  // @ts-expect-error the package has no types for what it does by being imported: formats are then checked
  await import('@hyperjump/json-schema/formats')
  for (const place of schemas)
    for (const file of readdirSync(join(folder, place))) {
      const schema = JSON.parse(readFileSync(join(folder, place, file), 'utf8'), readable) as {
        $id?: string
        $schema?: string
      }
      registerSchema(schema as never, schema.$id, 'https://json-schema.org/draft/2020-12/schema')
    }
  const base = 'https://ofn.gov.cz/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/schémata'
  const validators = new Map<string, Promise<Validate>>()
  const { default: Validator } = await import('rdf-validate-shacl')
  const { Parser, Store } = await import('n3')
  const shapes = new Store(new Parser().parse(readFileSync(join(folder, core), 'utf8')))
  const validator = new Validator(shapes as never)
  return {
    folder,
    schema: (name) => {
      const known = validators.get(name)
      if (known) return known
      const made = validate(`${base}/${name}.json`).then(
        (check): Validate =>
          (document) =>
            Promise.resolve(faultsOf(check(document as never, 'DETAILED' as never))),
      )
      validators.set(name, made)
      return made
    },
    shacl: async (triples) => {
      const data = new Store(new Parser({ format: 'N-Triples' }).parse(triples))
      const report = await validator.validate(data as never)
      return report.results
        .filter(({ severity }) => severity?.value.endsWith('Violation') ?? true)
        .map((result) => ({
          source: 'shacl' as const,
          at: `${result.focusNode?.value ?? ''} ${(result.path as { value?: string } | null)?.value ?? ''}`,
          text: result.message.map(({ value }) => value).join(' '),
        }))
    },
  }
}

/** Some patterns of the norm escape signs that a Unicode regular expression must not escape (`\\:`). */
const readable = (key: string, value: unknown): unknown =>
  key === 'pattern' && typeof value === 'string' ? value.replaceAll('\\:', ':') : value

interface Output {
  valid: boolean
  instanceLocation?: string
  keyword?: string
  absoluteKeywordLocation?: string
  errors?: Output[]
}

/** The deepest failures, each once. */
function faultsOf(output: Output): OfficialFault[] {
  if (output.valid) return []
  const inner = (output.errors ?? []).flatMap(faultsOf)
  if (inner.length > 0) return inner
  return [
    {
      source: 'schema',
      at: decodeURI(output.instanceLocation ?? '#'),
      text: output.keyword?.split('/').at(-1) ?? 'schema',
    },
  ]
}
