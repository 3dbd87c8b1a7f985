const standing =
  /stálí hosté[^:\n]{0,12}:(?<names>.*?)(?=\n\s*(?:další )?host(?:é|i)[^:\n]{0,12}:|\n\s*\n|$)/isu

/** Who stands behind the words "stálí hosté" is a standing guest; where only they are written, with no colon, all are. */
export function guestCapacity(name: string, source: string): 'guest' | 'standing_guest' {
  const listed = standing.exec(source)?.groups?.['names']
  if (listed !== undefined) return listed.replace(/\s+/g, ' ').includes(name) ? 'standing_guest' : 'guest'
  return /stálí hosté/iu.test(source) && !/^\s*(?:další )?hosté(?!\p{L})/imu.test(source)
    ? 'standing_guest'
    : 'guest'
}

export function recorderGender(source: string): string {
  if (/(?<!\p{L})Zapsala(?!\p{L})/u.test(source)) return 'female'
  return /(?<!\p{L})Zapsal(?![\p{L}/(])/u.test(source) ? 'male' : ''
}

/** The wording of a task without what stands in its other fields: its state and its deadline at the end. */
export const taskWording = (text: string, { dated }: { dated: boolean }): string => {
  const bare = text.replace(/\s*(?<!\p{L})(?:Trvá|Splněno|Nesplněno)\.?$/u, '')
  const undated = dated ? bare.replace(/\s*Do komise (?:dne )?\d[\d. ]*$/u, '') : bare
  return undated.trim() || text
}
