/** Ties one-letter prepositions and numbers with their units to the next word, as Czech typesetting wants. */
export function tie(text: string): string {
  return text
    .replace(/(?<=^|[\s(„])([aikosuvzAIKOSUVZ]) (?=\S)/gu, '$1\u00a0')
    .replace(/(\d) (?=(?:\d{3}\b|Kč|%|č\.|hod|m²|km|let\b|dnů?\b))/gu, '$1\u00a0')
    .replace(/(č\.|str\.|§|odst\.) (?=\d)/gu, '$1\u00a0')
    .replace(/(\d\.) (?=\d)/gu, '$1\u00a0')
}
