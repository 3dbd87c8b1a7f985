/** With which version of the stemmer the desk's search holds a meeting; null until it holds it. */
export const noteDeskIndex = {
  name: '0008-note-desk-index',
  sql: `
alter table meetings.meeting add column desk_stemmer int;
create index meeting_desk_stemmer on meetings.meeting (desk_stemmer nulls first);
`,
}
