const before =
  '(?:Mgr|MgA|Ing|Bc|BcA|MUDr|JUDr|PhDr|RNDr|PaedDr|PharmDr|MVDr|ThDr|ThLic|doc|prof|Dr|arch|akad|et|Ph|Th)\\.'
const after = '(?:MBA|MPA|LL\\.? ?M\\.?|MSc\\.?|DiS\\.?|CSc\\.?|DrSc\\.?|Ph\\.? ?D\\.?)'

const leading = new RegExp(`^(?:${before}\\s*)+`, 'u')
const trailing = new RegExp(`(?:,\\s*|\\s+)${after}(?:,?\\s*${after})*$`, 'u')
const alone = new RegExp(`^${after}$`, 'u')

/** A name without academic degrees. */
export const withoutDegrees = (name: string): string =>
  name.replace(leading, '').replace(trailing, '') || name

/** Whether a piece between commas is a degree that belongs to the name before it. */
export const isDegreeAfter = (text: string): boolean => alone.test(text)

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

/** A name with the degrees that the document writes beside it; the name alone where it writes none. */
export function asWritten(name: string, source: string): string {
  if (name === '') return name
  const found = new RegExp(
    `((?:${before}\\s*)+)?(?<!\\p{L})${literal(name)}(?!\\p{L})(?:,?\\s*(${after}(?:,\\s*${after})*))?`,
    'u',
  ).exec(source)
  if (!found) return name
  const degrees = found[1]?.replace(/\s+/g, ' ').trim()
  return [degrees, found[2] ? `${name}, ${found[2].replace(/\s+/g, ' ')}` : name].filter(Boolean).join(' ')
}
