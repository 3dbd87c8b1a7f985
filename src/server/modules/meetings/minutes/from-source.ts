const degree =
  '(?:Mgr|MgA|Ing|Bc|BcA|MUDr|JUDr|PhDr|RNDr|PaedDr|PharmDr|MVDr|ThDr|ThLic|doc|prof|Dr|arch|akad|et|Ph|Th)\\.'
const after = '(?:MBA|MPA|LL\\.? ?M\\.?|MSc\\.?|DiS\\.?|CSc\\.?|DrSc\\.?|Ph\\.? ?D\\.?)'
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

/** A name with the degrees that the document writes beside it; the name alone where it writes none. */
export function asWritten(name: string, source: string): string {
  if (name === '') return name
  const found = new RegExp(
    `((?:${degree}\\s*)+)?(?<!\\p{L})${literal(name)}(?!\\p{L})(?:,?\\s*(${after}(?:,\\s*${after})*))?`,
    'u',
  ).exec(source)
  if (!found) return name
  const before = found[1]?.replace(/\s+/g, ' ').trim()
  return [before, found[2] ? `${name}, ${found[2].replace(/\s+/g, ' ')}` : name].filter(Boolean).join(' ')
}

/** Guests are standing ones where the document calls them so and knows no others. */
export const guestCapacity = (source: string): string =>
  /stálí hosté/iu.test(source) && !/^\s*(?:další )?hosté(?!\p{L})/imu.test(source)
    ? 'standing_guest'
    : 'guest'

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
