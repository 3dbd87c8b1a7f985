import MiniSearch from 'minisearch'
import { database } from '../../platform/database/database.ts'
import { fold, stemCzech } from '../../platform/search/czech-stemmer.ts'
import { synonyms } from './synonyms.ts'
import {
  listPublishedVersions,
  listSituationsById,
  readRevision,
  type SituationRow,
} from './situation.store.ts'

interface Found {
  slug: string
  title: string
  summary: string
}
interface Guide extends Found {
  id: string
  keywords: string
  rest: string
  /** Stems of each phrase that citizens use */
  phrases: string[][]
}

/** Words that say nothing of what somebody needs. */
const empty = new Set(
  'a aby ale am ani asi bych byt co chci chtel chtela dal do ho i ja jak jake jaky je jeho jeji jen jim jsem jsme jsou k kam kde kdy kdyz ke ktera ktere ktery ma mam me mi mit mne moc moje muj muze muzu my na nam nas nebo nejak neni nevim o od on pak po pod podle potrebovat potrebuji potrebuju prede pri pro prosim proto s se si sve svuj ta tak tam te ten to tu u uz v ve vam vas vse vsechno vyridit vyrizeni z za ze zaridit'.split(
    ' ',
  ),
)

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const stemsOf = (word: string): string[] => [...new Set([fold(stemCzech(word)), stemCzech(fold(word))])]
const asked = (text: string): string[] => {
  const words = wordsOf(text.slice(0, 200)).slice(0, 16)
  const telling = words.filter((word) => !empty.has(fold(word)))
  return telling.length > 0 ? telling : words.filter((word) => word.length > 2)
}

/** Stems of the other words of a word's group, by the stem of the word */
const alike = new Map<string, string[]>()
for (const group of synonyms) {
  const stems = group.flatMap((phrase) => (wordsOf(phrase).length === 1 ? stemsOf(phrase) : []))
  for (const stem of stems)
    alike.set(stem, [
      ...(alike.get(stem) ?? []),
      ...group.flatMap(wordsOf).filter((one) => !stemsOf(one).includes(stem)),
    ])
}

interface Index {
  mini: MiniSearch<Guide>
  guides: Map<string, Guide>
  /** Versions of the guides that the index holds */
  versions: Map<string, number>
}

const index: Index = { mini: emptyIndex(), guides: new Map(), versions: new Map() }
let refreshed: { revision: number; done: Promise<void> } | null = null

/** The index of what is published; after a change, in whichever process, only the guides that changed are read anew. */
async function currentIndex(): Promise<Index> {
  const revision = await readRevision(database())
  if (refreshed?.revision !== revision) {
    const before = refreshed?.done ?? Promise.resolve()
    const done = before.then(refresh, refresh)
    refreshed = { revision, done }
    done.catch(() => (refreshed = null))
  }
  await refreshed.done
  return index
}

async function refresh(): Promise<void> {
  const { mini, guides, versions } = index
  const published = new Map((await listPublishedVersions(database())).map(({ id, version }) => [id, version]))
  for (const id of [...guides.keys()])
    if (published.get(id) !== versions.get(id)) {
      mini.discard(id)
      guides.delete(id)
      versions.delete(id)
    }
  const changed = (
    await listSituationsById(
      database(),
      [...published.keys()].filter((id) => !guides.has(id)),
    )
  ).map(guideOf)
  // in portions: a server that begins with thousands of guides answers others meanwhile
  await mini.addAllAsync(changed, { chunkSize: 50 })
  for (const guide of changed) {
    guides.set(guide.id, guide)
    versions.set(guide.id, published.get(guide.id)!)
  }
}

const guideOf = (row: SituationRow): Guide => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  keywords: row.keywords.join('\n'),
  rest: [row.who, row.whenToAct, row.kind, ...row.documents].filter(Boolean).join('\n'),
  phrases: row.keywords.map((phrase) => asked(phrase).map((word) => stemsOf(word)[0]!)),
})

function emptyIndex(): MiniSearch<Guide> {
  return new MiniSearch<Guide>({
    fields: ['title', 'keywords', 'summary', 'rest'],
    tokenize: wordsOf,
    processTerm: stemsOf,
    searchOptions: {
      boost: { title: 3, keywords: 4, summary: 1.5, rest: 0.5 },
      // a slip of one letter is forgiven in longer words
      fuzzy: (term) => (term.length > 5 ? 1 : 0),
      weights: { fuzzy: 0.3, prefix: 0.2 },
      prefix: (term) => term.length > 3,
    },
  })
}

/** A word as the guides know it: of one that none of them holds, its longest beginning that some word there begins with. */
function knownPart(mini: MiniSearch<Guide>, word: string): string {
  const holds = (text: string) =>
    mini.search(text, { fuzzy: false, prefix: true, processTerm: (term) => fold(term) }).length > 0
  if (mini.search(word, { prefix: false }).length > 0) return word
  for (let length = word.length - 1; length >= 5; length--)
    if (holds(word.slice(0, length))) return word.slice(0, length)
  return word
}

/**
 * Published life situations that answer what somebody typed in their own words, the best first. Any of the words finds; a phrase
 * that the editors know from citizens, found whole, weighs most.
 * @param text at most 200 characters of it are read
 */
export async function findSituations(text: string, limit = 20): Promise<Found[]> {
  const words = asked(text)
  if (words.length === 0) return []
  const { mini, guides } = await currentIndex()
  const stems = new Set(words.flatMap(stemsOf))
  // a word that the thesaurus has is no slip of another one
  const isWord = (word: string) => stemsOf(word).some((stem) => alike.has(stem))
  const sure = words.filter(isWord)
  const known = words.filter((word) => !isWord(word)).map((word) => knownPart(mini, word))
  const others = words.flatMap((word) => stemsOf(word).flatMap((stem) => alike.get(stem) ?? []))
  const question = {
    combineWith: 'OR' as const,
    queries: [
      known.join(' '),
      ...(sure.length > 0 ? [{ queries: [sure.join(' ')], fuzzy: false }] : []),
      ...(others.length > 0
        ? [
            {
              queries: [[...new Set(others)].join(' ')],
              boostDocument: () => 0.4,
              fuzzy: false,
              prefix: false,
            },
          ]
        : []),
    ],
  }
  const hits = mini.search(question).flatMap(({ id, score }) => {
    const guide = guides.get(id as string)
    // withdrawn while the question waited
    if (!guide) return []
    const whole = guide.phrases.some((phrase) => phrase.length > 0 && phrase.every((stem) => stems.has(stem)))
    return [{ guide, score: whole ? score * 2 : score }]
  })
  hits.sort((a, b) => b.score - a.score)
  const best = hits[0]?.score ?? 0
  return hits
    .filter(({ score }) => score >= best * 0.2)
    .slice(0, limit)
    .map(({ guide: { slug, title, summary } }) => ({ slug, title, summary }))
}
