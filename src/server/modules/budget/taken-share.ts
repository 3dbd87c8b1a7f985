export interface TaggedShare {
  orj: string
  org: string
  /** Basis points */
  share: number
}

type Part = Omit<TaggedShare, 'share'>

/** An empty ORJ or ORG stands for all of them: such a tag takes its share of every part. */
const covers = (whole: Part, part: Part): boolean =>
  (whole.orj === '' || whole.orj === part.orj) && (whole.org === '' || whole.org === part.org)

/**
 * Basis points of a line that are taken already, by tags of the line itself, of what covers it and of its parts: of the parts
 * the most taken one decides, for a share of the whole takes as much of each.
 */
export function takenShare(tags: readonly TaggedShare[], line: Part): number {
  const parts = [line, ...tags.filter((tag) => covers(line, tag))]
  return Math.max(
    ...parts.map((part) =>
      tags.filter((tag) => covers(tag, part)).reduce((sum, { share }) => sum + share, 0),
    ),
  )
}
