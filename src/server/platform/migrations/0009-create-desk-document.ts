/** The desk's own search index, apart from the public one: every document has a scope that says who may find it. */
export const createDeskDocument = {
  name: '0009-create-desk-document',
  sql: `
create index search_document_newest on platform.search_document (kind, day desc, id);
create table platform.desk_document (
  kind text not null,
  id uuid not null,
  owner uuid not null,
  scope text not null,
  path text not null,
  title text not null,
  body text not null,
  day date not null,
  tsv tsvector not null,
  primary key (kind, id)
);
create index desk_document_tsv on platform.desk_document using gin (tsv);
create index desk_document_newest on platform.desk_document (kind, day desc, id);
create index desk_document_owner on platform.desk_document (owner);
`,
}
