/** A record's values as the texts of its form; what is not stated is empty. */
export const textValues = (record: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      value === null || value === undefined
        ? ''
        : typeof value === 'boolean'
          ? value
            ? 'ano'
            : ''
          : String(value),
    ]),
  )
