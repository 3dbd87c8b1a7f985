/** What the document says of the quorum; null when it only counts people. */
export function quorumStated(text: string): boolean | null {
  const match = /(?<ne>ne)?usn[aá][sš]en[ií] ?-?schopn(?:[aáéýí]|ou)(?![\p{L}])/iu.exec(text)
  if (!match) return null
  const before = text.slice(Math.max(0, match.index - 24), match.index)
  return (
    !match.groups!['ne'] && !/(?<![\p{L}])(?:není|nebyl[aoiy]?|nejsou)\s*(?:[\p{L} ]{0,12})$/iu.test(before)
  )
}
