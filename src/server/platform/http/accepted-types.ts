/** Media types that a request accepts, the most wanted first (RFC 9110 § 12.5.1); parameters other than `q` are left out. */
export const acceptedTypes = (header: string | null): string[] =>
  (header ?? '')
    .split(',')
    .slice(0, 50)
    .map((range, at) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
      const q = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1)
      return { type, q: Number.isFinite(q) ? q : 0, at }
    })
    .filter(({ type, q }) => type !== '' && q > 0)
    .sort((a, b) => b.q - a.q || a.at - b.at)
    .map(({ type }) => type)
