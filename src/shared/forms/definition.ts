import * as v from 'valibot'
import { levels } from '../citizens/words.ts'

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'Označení začíná malým písmenem a má jen písmena bez háčků a číslice.'),
  v.check((text) => !(text in {}), 'Toto označení má v programech zvláštní význam. Zvolte jiné.'),
)
const words = (longest: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest))

/** When a page or a component is asked: of answers given before it. A hidden one has no value at all. */
export type Condition =
  | { field: string; is: string }
  | { field: string; isNot: string }
  | { field: string; oneOf: string[] }
  | { field: string; atLeast: number }
  | { field: string; atMost: number }
  | { field: string; filled: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
const condition: v.GenericSchema<Condition> = v.lazy(() =>
  v.union(
    [
      v.strictObject({ field: id, is: v.string() }),
      v.strictObject({ field: id, isNot: v.string() }),
      v.strictObject({ field: id, oneOf: v.pipe(v.array(v.string()), v.minLength(1)) }),
      v.strictObject({ field: id, atLeast: v.number() }),
      v.strictObject({ field: id, atMost: v.number() }),
      v.strictObject({ field: id, filled: v.boolean() }),
      v.strictObject({ all: v.pipe(v.array(condition), v.minLength(1)) }),
      v.strictObject({ any: v.pipe(v.array(condition), v.minLength(1)) }),
      v.strictObject({ not: condition }),
    ],
    'Podmínka má tvar { "field": "…", "is": "…" }, isNot, oneOf, atLeast, atMost, filled, nebo all, any a not.',
  ),
)

/**
 * How much an answer is needed: `must` blocks (who files and what about), `should` only warns (an incomplete submission has to be
 * accepted, § 37 and § 45 of 500/2004 Sb.), `may` is free.
 */
const need = v.optional(v.picklist(['must', 'should', 'may']), 'may')
const asked = {
  id,
  label: words(300),
  help: v.optional(words(1000)),
  if: v.optional(condition),
  need,
}
const option = v.strictObject({ value: id, label: words(300), help: v.optional(words(500)) })
const options = v.pipe(
  v.array(option),
  v.minLength(2, 'Výběr má mít aspoň dvě možnosti.'),
  v.maxLength(60, 'Výběr má mít nejvýš 60 možností.'),
)

const plain = [
  v.strictObject({
    kind: v.picklist(['line', 'area']),
    ...asked,
    longest: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000))),
    pattern: v.optional(v.pipe(v.string(), v.maxLength(200))),
    patternHelp: v.optional(words(300)),
    autocomplete: v.optional(v.picklist(['name', 'street-address', 'postal-code', 'organization'])),
  }),
  v.strictObject({ kind: v.picklist(['email', 'phone', 'postcode', 'dataBox', 'ico', 'address']), ...asked }),
  v.strictObject({
    kind: v.literal('number'),
    ...asked,
    least: v.optional(v.number()),
    most: v.optional(v.number()),
    decimals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), 0),
  }),
  v.strictObject({
    kind: v.literal('day'),
    ...asked,
    /** Of a day that is over, or that is still to come */
    past: v.optional(v.boolean()),
    future: v.optional(v.boolean()),
    /** Id of a day before it, on the same page */
    notBefore: v.optional(id),
  }),
  v.strictObject({ kind: v.picklist(['choice', 'choices']), ...asked, options }),
  v.strictObject({ kind: v.literal('consent'), ...asked }),
  v.strictObject({
    kind: v.literal('calculated'),
    id,
    label: words(300),
    if: v.optional(condition),
    /** FEEL (DMN 1.3) over the answers before it */
    formula: words(500),
    unit: v.optional(v.picklist(['money', 'number', 'text']), 'number'),
  }),
  v.strictObject({ kind: v.literal('note'), id, text: words(2000), if: v.optional(condition) }),
  v.strictObject({
    /** Files, uploaded one by one; its page asks for nothing else */
    kind: v.literal('file'),
    ...asked,
    most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)), 10),
  }),
] as const

const plainComponent = v.variant('kind', plain)
const groupComponent = v.strictObject({
  kind: v.literal('group'),
  ...asked,
  /** Name of one of them: `pes` */
  one: words(100),
  most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 10),
  components: v.pipe(v.array(plainComponent), v.minLength(1)),
})
const component = v.variant('kind', [...plain, groupComponent])

const page = v.strictObject({
  id,
  title: words(300),
  lead: v.optional(words(2000)),
  if: v.optional(condition),
  /** At least one of these is recommended; the words say of what */
  oneOf: v.optional(v.strictObject({ fields: v.pipe(v.array(id), v.minLength(2)), label: words(300) })),
  components: v.pipe(
    v.array(component),
    v.minLength(1, 'Stránka má mít aspoň jednu otázku.'),
    v.maxLength(30, 'Stránka má nejvýš 30 otázek.'),
  ),
})

const registered = (shape: RegExp, example: string) =>
  v.strictObject({ code: v.pipe(v.string(), v.regex(shape, `Kód má tvar ${example}.`)), name: words(300) })

/** A form as data: pages of components with conditions. Written as JSON text by editors. */
export const formDefinition = v.strictObject({
  title: words(200),
  lead: v.optional(words(2000)),
  /** How surely whoever files it has to prove who they are; left out, nobody has to sign in */
  level: v.optional(v.picklist(levels)),
  /** Codes in the register of rights and obligations, for the certificate of a digital act (111/2009 Sb. § 51, 12/2020 Sb. § 5) */
  codes: v.optional(
    v.strictObject({
      act: registered(/^U\d{1,8}$/, 'U a číslice'),
      service: registered(/^S\d{1,6}$/, 'S a číslice'),
      agenda: registered(/^A\d{1,6}$/, 'A a číslice'),
    }),
  ),
  /** Ids of the answers that say who files, how to reach them and what about */
  roles: v.strictObject({
    name: id,
    email: v.optional(id),
    phone: v.optional(id),
    address: v.optional(id),
    dataBox: v.optional(id),
    birthDate: v.optional(id),
    ico: v.optional(id),
    company: v.optional(id),
    subject: v.optional(id),
    /** On whose behalf it is filed, what proves the power, and how the represented one is told */
    represented: v.optional(id),
    representedEmail: v.optional(id),
    evidence: v.optional(id),
    /** Who has to join it by a signature of their own */
    signer: v.optional(id),
    signerEmail: v.optional(id),
  }),
  pages: v.pipe(
    v.array(page),
    v.minLength(1, 'Formulář má mít aspoň jednu stránku.'),
    v.maxLength(60, 'Formulář má nejvýš 60 stránek.'),
  ),
  /** Test cases: what the form does with some answers; a version in which one fails is not published */
  tests: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: words(200),
          answers: v.record(v.string(), v.any()),
          expect: v.strictObject({
            /** Ids of the pages that are asked, in any order */
            pages: v.optional(v.array(id)),
            /** Labels of what blocks filing */
            missing: v.optional(v.array(v.string())),
            /** Values of answers that stand, calculated ones too; null for none */
            values: v.optional(v.record(v.string(), v.any())),
          }),
        }),
      ),
      v.maxLength(100),
    ),
  ),
})

export type FormDefinition = v.InferOutput<typeof formDefinition>
export type FormPage = FormDefinition['pages'][number]
export type Component = FormPage['components'][number]
export type GroupComponent = Extract<Component, { kind: 'group' }>
export type PlainComponent = Exclude<Component, GroupComponent>
export type FileComponent = Extract<PlainComponent, { kind: 'file' }>
/** Those that somebody answers by a field */
export type AskedComponent = Exclude<PlainComponent, { kind: 'note' | 'calculated' | 'file' }>
export const isAsked = (one: Component): one is AskedComponent =>
  one.kind !== 'note' && one.kind !== 'calculated' && one.kind !== 'file' && one.kind !== 'group'
/** The files that a page asks for, when it is a page of files. */
export const filesOf = (page: FormPage): FileComponent | undefined =>
  page.components.find((one): one is FileComponent => one.kind === 'file')
