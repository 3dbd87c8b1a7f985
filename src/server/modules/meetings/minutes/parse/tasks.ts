import type { MinutesTask } from '../minutes.ts'
import { sentences, type Block } from './course.ts'
import { endOfMonth, findDates } from './dates.ts'
import { parseNames } from './names.ts'
import { wordingOf } from './resolutions.ts'

export interface FoundTask extends MinutesTask {
  from: number
  to: number
}

const follows = /^(?:\*+ ?)?(?:usnesení |úkol )?(?<state>trvá|splněno|splněn|nesplněno|zrušeno|probíhá)\.?$/iu
const states = {
  trvá: 'ongoing',
  probíhá: 'ongoing',
  nesplněno: 'ongoing',
  splněno: 'done',
  splněn: 'done',
  zrušeno: 'cancelled',
} as const
const given =
  /^(?:úkol(?: č\.? ?\d+)? pro (?<who>[^:]{3,120})|(?<role>(?:T|Z|Zodpovídá|Odpovídá|Zajistí)): ?)\s*:\s*(?<text>.+)$/isu

const perfective =
  '(?:zjistí|zajistí|připraví|předloží|zašl(?:e|ou)|zpracuje|zpracují|osloví|zkontaktuje|kontaktuje|pozve|pozvou|projedná|rozešle|vypracuje|prověří|vytvoří|dodá|doplní|podá|svolá|ověří|sdělí|seznámí|naplánuje|domluví|podepíší|podepíše|označí|odevzdá|odevzdají|poskytne|navrhne|navrhnou|vyzve|upraví|objedná|dohodne|vyřídí|uspořádá|napíše|sestaví|předá|předají|poptá|dojedná|představí)'
const actor =
  '(?:(?:[Pp]an|[Pp]aní|[Pp]\\.|[Pp]í\\.?|[Ss]lečna) ?(?:\\p{L}+\\. ?)?\\p{Lu}\\p{Ll}+|(?:Ing|Mgr|Bc)\\.(?: arch\\.)? (?:\\p{Lu}\\p{Ll}+ ?){1,2}|\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+(?:ová|á)?|[Kk]oordinátor(?:ka)?(?: \\p{Ll}+){0,2}(?: \\p{Lu}\\p{Ll}+(?: \\p{Ll}+)?)?|[Pp]ředsed(?:a|kyně)(?: komise)?|[Tt]ajemni(?:k|ce)(?: komise)?|Komise|[Čč]lenové(?: komise)?|[Oo]dbor \\p{L}+)'
const patterns: readonly RegExp[] = [
  new RegExp(
    `(?<who>${actor})(?: [\\p{L},]+){0,5}? (?:závazně )?(?:přislíbil[aiy]?|slíbil[aiy]?|se zavázal[aiy]?)(?![\\p{L}])`,
    'u',
  ),
  new RegExp(
    `(?:pověř(?:uje|ují|il[aiy]?)|zplnomocňuje) (?:také |rovněž )?(?<who>(?:pan[ai]?|paní|p\\.|pí\\.?) ?\\p{Lu}\\p{Ll}+|předsed(?:u|kyni)|tajemn(?:íka|ici)|komisi|člen\\p{L}*(?: \\p{L}+)?|odbor \\p{L}+|\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+)`,
    'u',
  ),
  /(?<who>(?:(?:pan|paní|p\.|pí\.?) ?\p{Lu}\p{Ll}+|\p{L}+or(?: \p{L}+){0,2}(?: \p{Lu}\p{Ll}+){0,2}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)) byl[ao]?(?: [\p{L}]+){0,3} (?:pověřen|zplnomocněn|požádán)/iu,
  /ukládá (?<who>(?:člen\p{L}+ komise|\p{Ll}+(?:ovi|i|u|e)(?: komise)?|panu \p{Lu}\p{Ll}+|paní \p{Lu}\p{Ll}+))/u,
  /(?<who>\p{L}+(?:ovi|ce|i)) byl[oa] (?:[\p{L}]+ ){0,4}uložen/iu,
  /(?:úkolem|úkol) pro (?<who>\p{Ll}+(?: \p{L}+)?) je/iu,
  new RegExp(
    `(?:^|[,.] )(?:Dále |Na příštím jednání |Poté )?(?<who>${actor})(?: [\\p{L},]+){0,4}? ${perfective}(?![\\p{L}])`,
    'u',
  ),
  new RegExp(`(?:závazně )?přislíbil[aiy]? (?<who>člen\\p{L}+(?: komise)?|${actor})`, 'u'),
  new RegExp(
    `${perfective}(?: [\\p{Ll}\\d.]+){0,7} (?<who>\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+(?:(?:,| a) \\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+)*)\\.?$`,
    'u',
  ),
  /(?:p)ožádal[ay]?(?: o [^.]{3,60}?)? (?<who>člen(?:y|ů|ky)(?: komise)?|pan[ai] \p{Lu}\p{Ll}+|paní \p{Lu}\p{Ll}+|ředitel\p{L}*)/iu,
  /^(?<who>Komise|Členové komise) (?:má|mají) (?:prostudovat|připravit|navrhnout|zpracovat)/u,
]
const deadline =
  /(?:nejpozději|nejdéle) do|(?:odevzdán|zaslat|zašlete|dodat|odevzdat|předložit)\p{L}*[^.]{0,40} do \d|do komise (?:dne )?\d/iu
const notTask =
  /(?:nabídl|mohl[aioy]? by(?![\p{L}])|(?<![\p{L}])by mohl|(?<![\p{L}])by měl[aoiy]?|bude probíhat|informoval[aiy]? o|proběhl|příjem žádostí|lhůta|podat připomínk|vzít na vědomí)/iu

// Every pattern above needs one of these words: a cheap look that spares the costly one
const hints = new RegExp(
  `slíbil|zavázal|pověř|plnomoc|ukládá|uložen|úkol|ožád|(?:Komise|Členové komise) (?:má|mají) |${perfective}(?![\\p{L}])`,
  'iu',
)

/** Explicit assignments and the follow-up list of earlier tasks, in the order of the document. */
export function readTasks(blocks: readonly Block[], date: string | null): FoundTask[] {
  const year = date ? Number(date.slice(0, 4)) : null
  const tasks: FoundTask[] = []
  for (const [index, block] of blocks.entries()) {
    const flat = block.text.replace(/\s+/g, ' ').trim()
    const followed = follows.exec(flat)
    const before = blocks[index - 1]
    if (followed && before) {
      const text = taskBefore(blocks, index)
      if (text)
        tasks.push(
          make(
            text,
            assigneeOfFollowUp(text),
            date,
            year,
            states[followed.groups!['state']!.toLowerCase() as keyof typeof states],
            block,
          ),
        )
      continue
    }
    const explicit = given.exec(block.text)
    if (explicit?.groups?.['who']) {
      const text = explicit.groups['text']!.replace(/\s+/g, ' ').trim()
      const ongoing = /(?<![\p{L}])Trvá\.?$/u.test(text)
      const done = /(?<![\p{L}])Splněno\.?$/u.test(text)
      tasks.push(
        make(
          text,
          cleanRole(explicit.groups['who']),
          date,
          year,
          ongoing ? 'ongoing' : done ? 'done' : 'open',
          block,
        ),
      )
      continue
    }
    const said = sentences(block.text)
    for (const [at, text] of said.entries()) {
      const task = readSentence(text, date, year, block, said[at + 1])
      if (task) tasks.push(task)
    }
  }
  return tasks.filter((task, index) => tasks.findIndex((other) => other.text === task.text) === index)
}

function readSentence(
  sentence: string,
  date: string | null,
  year: number | null,
  block: Block,
  next: string | undefined,
): FoundTask | null {
  const text = sentence.replace(/^(?:[-–•➢]\s*|\d{1,2}[.)]\s*)/u, '').replace(/^Úkol:\s*/u, '')
  const toBody = /^Do komise (?:dne )?\d/u.test(next ?? '')
  if (/^Do komise/u.test(text)) return null
  if (toBody) return make(`${text} ${next}`, null, date, year, 'open', block, text)
  for (const pattern of hints.test(text) ? patterns : []) {
    const who = pattern.exec(text)?.groups?.['who']
    if (who && !notTask.test(text)) return make(text, assignee(who), date, year, 'open', block)
  }
  if (/^(?:Na|Do) příští\p{L}* (?:jednání|komisi|schůzi) (?:po|při|za|pře|vy|svo|oslo)\p{L}+t /u.test(text))
    return make(text, null, date, year, 'open', block)
  if (deadline.test(text) && !notTask.test(text)) {
    const named = /(?:zašlou|zašle|odevzdají) (?<who>členové|\p{Ll}+)/u.exec(text)?.groups?.['who'] ?? null
    return make(text, named, date, year, 'open', block)
  }
  return null
}

function make(
  text: string,
  who: string | null,
  date: string | null,
  year: number | null,
  status: MinutesTask['status'],
  block: Block,
  shown = text,
): FoundTask {
  return {
    text: wordingOf(shown),
    assignee: who,
    due: dueOf(text, date, year),
    status,
    from: block.from,
    to: block.to,
  }
}

/** A deadline as a date, else in the words of the document. */
function dueOf(text: string, date: string | null, year: number | null): string | null {
  const marked = /(?:(?:nejpozději|nejdéle) )?(?:do(?: komise)?(?: dne)?|dne|v termínu|termín:?) (?=\d)/giu
  for (const match of text.matchAll(marked)) {
    const [found] = findDates(
      text.slice(match.index + match[0].length, match.index + match[0].length + 24),
      year,
      date,
    )
    if (!found || found.from >= 2) continue
    // a day that no calendar has, or one without any year, stays in the words of the document
    return found.iso ?? text.slice(match.index, match.index + match[0].length + found.to).trim()
  }
  if (year !== null) {
    const end = /do konce|konc/iu.test(text) ? endOfMonth(text, year) : null
    if (end) return end
  }
  return (
    /(?:do|na|při) (?:příští\p{L}*|další\p{L}*) (?:jednání|setkání|zasedání|schůz\p{L}*|komis\p{L}*)(?: komise)?/iu.exec(
      text,
    )?.[0] ?? null
  )
}

function taskBefore(blocks: readonly Block[], index: number): string | null {
  for (let at = index - 1; at >= Math.max(0, index - 4); at--) {
    const text = blocks[at]!.text.replace(/\s+/g, ' ')
    if (follows.test(text)) return null
    if (/(?:doporučuje|žádá|navrhuje|ukládá|pověřuje|souhlasí|zajistit|předložit)/u.test(text)) {
      return text.replace(/^.*?(?=(?:Komise|KŠ|ŠK|KK) )/u, '')
    }
  }
  return blocks[index - 1]!.text.replace(/\s+/g, ' ')
}

function assigneeOfFollowUp(text: string): string | null {
  const asked = /(?:žádá|ukládá|pověřuje) (?<who>Radu? města|\p{L}+(?: \p{L}+)?)/u.exec(text)?.groups?.['who']
  return asked ? asked.replace(/^Radu/u, 'Rada') : null
}

const cleanRole = (who: string) =>
  who
    .replace(/\s+/g, ' ')
    .replace(/^(?:garanta)/u, 'garant')
    .replace(/^tajemníka/u, 'tajemník')
    .replace(/náměstka/u, 'náměstek')
    .trim()

function assignee(who: string): string {
  const [person] = parseNames(who)
  const role = /^(?:koordin|předsed|tajemn|odbor|člen|komis)/iu.test(who)
  return (role || !person ? who : person.name).trim()
}
