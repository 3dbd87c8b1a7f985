/** What differs between a record and what it becomes: each field with its value before and after, as text. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, [string | null, string | null]> {
  const words = (value: unknown) => (value === null || value === undefined ? null : String(value))
  return Object.fromEntries(
    Object.entries(after)
      .filter(([name, value]) => words(before[name]) !== words(value))
      .map(([name, value]) => [name, [words(before[name]), words(value)]]),
  )
}
