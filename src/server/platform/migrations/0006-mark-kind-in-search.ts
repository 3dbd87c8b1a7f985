/** The kind of a document becomes a lexeme of its own, so that one index answers "of this kind, with these words". */
export const markKindInSearch = {
  name: '0006-mark-kind-in-search',
  sql: `update platform.search_document set tsv = tsv || array_to_tsvector(array['kind_' || kind]);`,
}
