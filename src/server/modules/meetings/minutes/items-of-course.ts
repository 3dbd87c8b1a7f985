import { emptyItem, type ItemDraft } from '../../../../shared/meetings/record-draft.ts'
import { lateItem, presentedBy, withdrawnItem } from './layout.ts'
import type { Minutes, ReadItem } from './minutes.ts'

export interface CourseItems {
  items: ItemDraft[]
  /** For each resolution and each task its item, where it stands under one */
  ofResolution: Map<number, number>
  ofTask: Map<number, number>
}

/** Items of the form as our own minutes tell them under their headings; null where the document has none. */
export function itemsOfCourse({ course = [], agenda }: Minutes): CourseItems | null {
  if (!course.some(({ heading }) => heading !== '')) return null
  const programme = agenda ?? []
  const listed = course.map(({ heading }) => {
    const bare = heading.replace(mark, '')
    return programme.findIndex(
      ({ number, title }) => (number === null ? title : `${number}. ${title}`) === bare,
    )
  })
  const unheard = programme.filter((_, index) => !listed.includes(index))
  const items = [
    ...course.map((item, index) => itemDraft(item, programme[listed[index]!])),
    ...unheard.map(({ number, title }) => ({ ...emptyItem(), number: number ?? '', title })),
  ]
  const places = (of: 'resolutions' | 'tasks') =>
    new Map(course.flatMap((item, index) => item[of].map((at): [number, number] => [at, index])))
  return { items, ofResolution: places('resolutions'), ofTask: places('tasks') }
}

const mark = new RegExp(` \\((${lateItem}|${withdrawnItem})\\)$`, 'u')

function itemDraft(
  { heading, paragraphs }: ReadItem,
  listed: { number: string | null; title: string } | undefined,
) {
  const marked = mark.exec(heading)?.[1]
  const [, number = '', title = ''] = /^(?:(\d[\w.]{0,7})\. )?(.*)$/su.exec(heading.replace(mark, ''))!
  const presented = paragraphs[0]?.startsWith(`${presentedBy}: `) ? paragraphs[0] : ''
  return {
    ...emptyItem(),
    number: listed ? (listed.number ?? '') : number,
    title: listed?.title ?? (title || 'Průběh jednání'),
    presenter: presented.slice(presentedBy.length + 2),
    text: paragraphs.slice(presented === '' ? 0 : 1).join('\n\n'),
    onProgramme: listed !== undefined,
    addedLate: marked === lateItem,
    withdrawn: marked === withdrawnItem,
  }
}
