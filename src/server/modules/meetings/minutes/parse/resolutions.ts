import type { MinutesResolution, MinutesVote } from '../minutes.ts'
import { sentences, type Block } from './course.ts'
import {
  isUnanimous,
  isVote,
  noVote,
  parseNamedVote,
  parseRollCall,
  parseVote,
  parseVoteTable,
  statedResult,
} from './votes.ts'

export interface FoundResolution extends MinutesResolution {
  /** Under a label of its own, not found in running text */
  explicit?: true
  from: number
  to: number
}

const label =
  /^(?<negative>ne)?(?:(?:přijaté|nepřijaté|návrh(?:ované)?) )?usnesení(?: (?!č\.|číslo)(?:\p{Lu}[\p{L}]*|komise))?(?: ?(?:č\.|číslo) ?(?<number>[\p{L}\d][\w./-]*))?(?: z dne [\d. ]+)?\s*[:.–-]?\s*(?<text>.*)$/isu
const conclusion = /^závěr ?[-–]? ?(?:usnesení)?\s*:\s*(?<text>.*)$/isu
const none =
  /nebylo (?:přijato|vydáno)|nebyl[oa]? přijat[oa]? žádn|bez usnesení|žádné usnesení|k tomuto bodu nebyl/iu
const followedUp = /^(?:usnesení |úkol )?(?:trvá|splněno|nesplněno|splněn)\.?$/iu

const subject =
  '(?:(?:Všichni )?(?:přítomní |přítomné )?(?:[Čč]lenové|[Čč]lenky)(?: (?:komise|KŠ|ŠK|KK|výboru))?(?: i stálí hosté)?|[Kk]omise(?: (?!v |se |je |byl|má |obdrž|vytvoř)[\\p{L}\\d,]+){0,7}?|[Vv]ýbor(?: \\p{L}+){0,3}?|(?:Všichni )?[Pp]řítomn[íé](?: členové)?(?: komise)?|Všichni(?: přítomní)?|(?!RM |ZM |SMS )\\p{Lu}{2,5}(?:a\\p{Lu})?(?: komise)?)'
const verbs =
  '(?:(?:ne)?schvaluj[eí]|schválil[aiyo]?|(?:ne)?doporuč(?:uj[eí]|il[aiy])|(?:ne)?souhlasí|(?:ne)?souhlasil[aiy]|odsouhlasil[aiy]?|pověř(?:uj[eí]|il[aiy])|navrhuj[eí]|navrhl[aiy]|žád(?:á|ají)|požadují|požaduje|zvolil[aiy]|dohodl[aiy] se|se dohodl[aiy]|se (?:však )?(?:jednomyslně )?shodl[aiy]|shodl[aiy] se|do(?:šla|šli|spěla) k (?:závěru|názoru)|(?:ne)?podporuj[eí]|vyjadřuj[eí]|usnesl[aiy] se|se usnesl[aiy]|akceptuj[eí]|akceptoval[aiy]|ukládá|stanov(?:uj[eí]|il[aiy])|se připojuj[eí]|shledává|vzal[aiy]|ber(?:e|ou)|přijal[aiy]|jmenuj[eí]|rozhodl[aiy])'
const decision = new RegExp(
  `^(?:(?:Dále|Závěrem|Následně|Poté|Na závěr|V závěru|-|–)[, ]*){0,2}${subject}(?: (?!který|kterou|že)[\\p{L},]+){0,4}? ${verbs}(?![\\p{L}])`,
  'u',
)
const passive =
  /(?:byl[aoi]? (?:jednomyslně |jednohlasně )?(?:odsouhlasen|schválen|zvolen)\p{L}*|návrh byl přijat|vyslovili všichni)/iu
const notDecision =
  /^Členové navrhuj|poděkoval|děkuj|diskutoval|nehlasoval|Rada města (?:bere|vzala|schválila)|schválení Jednacího|žádost(?:i|í) (?:byl|se)|byl schválen rozpočet|komise se bude|ve svých dalších jednáních/iu

/** Everything that the body decided, recommended or took note of, in the order of the document. */
export function readResolutions(blocks: readonly Block[]): FoundResolution[] {
  const found: FoundResolution[] = []
  let open: FoundResolution | null = null
  const bulk = bulkVotes(blocks)
  let latest: FoundResolution | null = null
  let since = 0
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    const lines = block.text.split('\n')
    const table = parseVoteTable([
      ...lines,
      ...blocks.slice(i + 1, i + 8).flatMap(({ text }) => text.split('\n')),
    ])
    if (table) {
      latest = attach(found, latest, since, blocks, i, table.vote)
      since = 0
      continue
    }
    const list = numberedList(blocks, i)
    if (list.length > 0) {
      found.push(...list)
      i += list.length
      continue
    }
    const explicit = readExplicit(blocks, i)
    if (explicit) {
      if (explicit.resolution) {
        const voted = latest && latest.vote && !latest.explicit && since <= 3 ? latest : null
        if (voted && /zvolil|zvolen/iu.test(explicit.resolution.text)) {
          explicit.resolution.vote = voted.vote
          found.splice(found.indexOf(voted), 1)
        }
        found.push(explicit.resolution)
        latest = explicit.resolution
        open = explicit.resolution
        since = 0
      }
      i = explicit.last
      const inline = explicit.resolution && voteIn(blocks[i]!.text)
      if (inline && latest) latest.vote = inline
      continue
    }
    const vote = bulk.has(i) ? null : readVote(blocks, i)
    if (vote) {
      const named = /^hlasování\s*:\s*(?<text>\p{Lu}[^:]*?[.:])\s*(?:pro|$)/isu.exec(block.text)?.groups?.[
        'text'
      ]
      if (named && !/^pro\b/iu.test(named) && !/^(?:ing|mgr|bc)/iu.test(named)) {
        latest = { number: null, text: wordingOf(named), vote: vote.vote, from: block.from, to: block.to }
        found.push(latest)
      } else if (vote.rest) {
        latest = {
          number: null,
          text: wordingOf(vote.rest),
          vote: {
            ...vote.vote,
            result: 'accepted',
            unanimous: isUnanimous(vote.rest) || /všichni přítomní/iu.test(vote.rest) ? true : null,
          },
          from: block.from,
          to: block.to,
        }
        found.push(latest)
        for (const text of sentences(
          block.text.slice(block.text.indexOf(vote.rest.slice(0, 20))).replace(/^[^.]*\./u, ''),
        ))
          readSentence(text, block, found)
      } else if (open && open.vote === null && bulletsSince(blocks, open, i)) {
        open.vote = vote.vote
        latest = open
      } else latest = attach(found, latest, since, blocks, i, vote.vote)
      since = 0
      i = vote.last
      continue
    }
    if (latest?.vote && since < 2) {
      const result =
        /usnesení (?:ne)?bylo|návrh (?:ne)?byl|byl[ao]? (?:většinou )?\p{L}* ?\p{L}* ?zvolen|schváleno|přijato/iu.test(
          block.text,
        )
          ? statedResult(block.text)
          : null
      if (result) latest.vote.result ??= result
    }
    const before: number = found.length
    if (!isFollowedUp(blocks, i))
      for (const text of withShortEnds(sentences(block.text))) readSentence(text, block, found)
    if (found.length > before) {
      latest = found.at(-1)!
      since = 0
    } else since++
  }
  return found.filter(({ text }) => text.length > 3)
}

/** An earlier resolution whose follow-up comes next (`Usnesení trvá.`) belongs to the tasks. */
function isFollowedUp(blocks: readonly Block[], at: number): boolean {
  return blocks.slice(at + 1, at + 3).some(({ text }) => followedUp.test(text.replace(/\s+/g, ' ').trim()))
}

/** `Návrh byl přijat.` says nothing without the sentence before it. */
function withShortEnds(said: readonly string[]): string[] {
  const whole: string[] = []
  for (const text of said) {
    if (/^Návrh byl/u.test(text) && whole.length > 0) whole[whole.length - 1] += ` ${text}`
    else whole.push(text)
  }
  return whole
}

function readSentence(text: string, block: Block, found: FoundResolution[]): void {
  const bare = text.replace(/^(?:[-–•➢o]\s*|\d{1,2}[.)]\s*|\p{Ll}\)\s*)/u, '')
  const takes = /^(?:.{0,90}) (?:bere|berou|vzal[ai]) .{0,80}na vědomí/u.test(bare)
  const decides = decision.test(bare) && (!/^\S+ (?:bere|berou|vzal)/u.test(bare) || takes)
  if (notDecision.test(bare)) return
  if (decides && !/(?:bere|berou)(?![\p{L}])(?!.*na vědomí)/u.test(bare)) {
    const unanimous = isUnanimous(bare)
    const adopted = /schválil|odsouhlasil|vyslovili/u.test(bare) && unanimous
    const vote: MinutesVote | null = unanimous
      ? { ...noVote(), result: adopted ? 'accepted' : null, unanimous: true }
      : null
    found.push({ number: null, text: wordingOf(bare), vote, from: block.from, to: block.to })
  } else if (passive.test(bare) && bare.length < 300 && !/minul|rada města|zastupitel/iu.test(bare)) {
    const unanimous = isUnanimous(bare) || /vyslovili všichni/iu.test(bare)
    found.push({
      number: null,
      text: wordingOf(bare),
      vote: unanimous ? { ...noVote(), result: 'accepted', unanimous: true } : null,
      from: block.from,
      to: block.to,
    })
  }
}

/** `Usnesení:` alone, then `1. …`, `2. …`: each numbered block is a resolution. */
function numberedList(blocks: readonly Block[], at: number): FoundResolution[] {
  if (!/^usnesení(?: komise)?\s*:?$/iu.test(blocks[at]!.text)) return []
  const list: FoundResolution[] = []
  for (const block of blocks.slice(at + 1)) {
    const match = /^(?<number>\d{1,2})[.)]\s+(?<text>.+)$/su.exec(block.text)
    if (match) {
      if (Number(match.groups!['number']) !== list.length + 1) break
      list.push({
        number: match.groups!['number']!,
        text: wordingOf(match.groups!['text']!),
        vote: null,
        from: block.from,
        to: block.to,
        explicit: true,
      })
    } else break
  }
  return list.length > 1 ? list : []
}

function readExplicit(
  blocks: readonly Block[],
  at: number,
): { resolution: FoundResolution | null; last: number } | null {
  const block = blocks[at]!
  const said = block.text.replace(/^(?:ad ?\.? ?\d{1,2}[.)/]*|\d{1,2}[.)])\s+(?=Usnesení(?![\p{L}]))/iu, '')
  const match = conclusion.exec(said) ?? label.exec(said)
  if (
    !match ||
    /^usnesení (?:bylo|nebylo|trvá|z |rady|byl)/iu.test(said) ||
    /^závěr(?:em)? \p{Ll}/u.test(block.text)
  )
    return null
  if (followedUp.test(block.text.replace(/\s+/g, ' ').trim())) return null
  let text = match.groups!['text']!.trim()
  let last = at
  if (text === '' && blocks[at + 1] && !label.test(blocks[at + 1]!.text)) {
    last = at + 1
    text = blocks[last]!.text
  }
  if (text === '' || none.test(text)) return { resolution: null, last }
  while (
    text.length < 120 &&
    blocks[last + 1] &&
    !blocks[last + 1]!.heading &&
    !label.test(blocks[last + 1]!.text) &&
    !readVote(blocks, last + 1) &&
    /[:,]$/.test(text)
  )
    text += `\n${blocks[++last]!.text}`
  const wording = text.replace(/^[-–•\d]+[.)]?\s+/, '').split(/\n?hlasování\s*:/iu)[0]!
  const resolution = {
    number: match.groups!['number']?.replace(/[:.]$/, '') ?? null,
    text: wordingOf(wording),
    vote: null,
    from: block.from,
    to: blocks[last]!.to,
    explicit: true as const,
  }
  return { resolution, last }
}

/** A vote that stands in the block itself or begins with it. */
function readVote(
  blocks: readonly Block[],
  at: number,
): { vote: MinutesVote; last: number; rest?: string } | null {
  const block = blocks[at]!
  if (/^hlasování/iu.test(block.text)) {
    const lines = blocks.slice(at, at + 3).flatMap(({ text }) => text.split('\n'))
    const roll = parseRollCall(lines)
    if (roll) {
      const after = block.text.split('\n')
      const lastAnswer = after.findLastIndex((line) => /^(?:ano|ne)$/iu.test(line))
      const [rest] = sentences(after.slice(lastAnswer + 1).join('\n'))
      return rest && lastAnswer > 0 && /schválil|souhlas/u.test(rest)
        ? { vote: roll, last: at, rest }
        : { vote: roll, last: at }
    }
  }
  const upTo = blocks.slice(at, at + 5)
  let whole = ''
  for (const [step, part] of upTo.entries()) {
    if (step > 0 && !/^(?:pro|proti|zdržel|udržel|nehlasoval|výsledek)/iu.test(part.text)) break
    whole = `${whole} ${part.text}`.trim()
    if (
      step === 0 &&
      !/^(?:[-–•o]\s*)?(?:hlasování|výsledek|výsledky|pro(?!\p{L}))/iu.test(part.text) &&
      !isVote(part.text.replaceAll('\n', ' '))
    )
      return null
    const flat = whole.replace(/\s+/g, ' ')
    const vote = voteIn(flat)
    const finished =
      upTo[step + 1] === undefined || !/^(?:proti|zdržel|udržel|nehlasoval)/iu.test(upTo[step + 1]!.text)
    if (vote && finished) return { vote, last: at + step }
  }
  return null
}

function voteIn(text: string): MinutesVote | null {
  const flat = text.replace(/\s+/g, ' ')
  if (isVote(flat)) {
    const vote = parseVote(flat)
    return {
      ...vote,
      result: statedResult(flat.replace(/^.*?(?=pro ?[:–-]? ?\d)/iu, '')),
      unanimous: isUnanimous(flat) ? true : null,
    }
  }
  return parseNamedVote(flat)
}

/** Only bullets of the same wording stand between a labelled resolution and its vote. */
function bulletsSince(blocks: readonly Block[], resolution: FoundResolution, at: number): boolean {
  const between = blocks.filter(({ from }, index) => from > resolution.to && index < at)
  return between.length <= 8 && between.every(({ text }) => /^[-–•➢o]\s|^[-–•➢]$|^\p{Ll}/u.test(text))
}

/** Gives the vote to the resolution just before it, or to the nearest sentence that names what was voted on. */
function attach(
  found: FoundResolution[],
  latest: FoundResolution | null,
  since: number,
  blocks: readonly Block[],
  at: number,
  vote: MinutesVote,
): FoundResolution {
  if (latest && since === 0 && (latest.vote === null || latest.vote.for === null)) {
    latest.vote = {
      ...vote,
      result: vote.result ?? latest.vote?.result ?? null,
      unanimous: vote.unanimous ?? latest.vote?.unanimous ?? null,
    }
    return latest
  }
  const own = blocks[at]!.text.split(
    /(?:výsled(?:ek|ky) )?hlasování|(?<![\p{L}])pro ?[:–-]? ?\d|přítomno:?\s/iu,
  )[0]!
  const before = own.trim().length > 12 ? own : (blocks[at - 1]?.text ?? '')
  const said = sentences(before)
  const last = said.at(-1) ?? before
  const text = said.length > 1 && last.length < 60 ? `${said.at(-2)} ${last}` : last
  const made = {
    number: null,
    text: wordingOf(text.replace(/^\d{1,2}[.)/]\s*/, '')),
    vote,
    from: blocks[Math.max(0, at - 1)]!.from,
    to: blocks[at]!.to,
  }
  found.push(made)
  return made
}

/** Runs of numbered lines, each with its own counts (grants voted one by one): a table, not resolutions. */
function bulkVotes(blocks: readonly Block[]): Set<number> {
  const inline = blocks.map(({ text }) => /^\d{1,2}[.)]/.test(text) && isVote(text.replaceAll('\n', ' ')))
  const bulk = new Set<number>()
  for (let i = 0, from = 0; i <= blocks.length; i++) {
    if (inline[i]) continue
    if (i - from > 4) for (let k = from; k < i; k++) bulk.add(k)
    from = i + 1
  }
  return bulk
}

/** The text on one line, without the mark of its list. */
export function wordingOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[-–•➢]\s*/u, '')
    .trim()
}
