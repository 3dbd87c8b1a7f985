/** What the document says of the quorum; null when it only counts people. */
export function quorumStated(text: string): boolean | null {
  const match = /(?<before>.{0,24})(?<ne>ne)?usn[aá][sš]en[ií] ?-?schopn(?:[aáéýí]|ou)(?![\p{L}])/iu.exec(
    text,
  )
  if (!match) return null
  return (
    !match.groups!['ne'] &&
    !/(?<![\p{L}])(?:není|nebyl[aoiy]?|nejsou)\s*(?:[\p{L} ]{0,12})$/iu.test(match.groups!['before']!)
  )
}
