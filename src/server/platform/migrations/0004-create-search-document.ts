/** The public search index: only what anybody may read stands in it. Stems come from the application. */
export const createSearchDocument = {
  name: '0004-create-search-document',
  sql: `
create table platform.search_document (
  kind text not null,
  id uuid not null,
  path text not null,
  title text not null,
  body text not null,
  day date not null,
  stemmer int not null,
  tsv tsvector not null,
  primary key (kind, id)
);
create index search_document_tsv on platform.search_document using gin (tsv);
`,
}
