interface Known {
  version: string
  total: number
}

const known = new Map<string, Known>()
const most = 500

/** A count that holds as long as its version does; the version is read each time, the rows are counted only when it changed. */
export async function cachedTotal(
  question: string,
  version: string,
  count: () => Promise<number>,
): Promise<number> {
  const before = known.get(question)
  if (before?.version === version) return before.total
  const total = await count()
  if (known.size >= most) known.clear()
  known.set(question, { version, total })
  return total
}
