/** Views of desk lists that a person keeps under a name: the query of the list's address. */
export const createSavedView = {
  name: '0010-create-saved-view',
  sql: `
create table platform.saved_view (
  id uuid primary key,
  account_id uuid not null,
  list text not null,
  name text not null,
  query text not null,
  unique (account_id, list, name)
);
`,
}
