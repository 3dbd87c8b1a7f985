/** Offices that handle life situations, by parts of the city. */
export const createOffice = {
  name: '0004-create-office',
  sql: `
create table services.office (
  id uuid primary key,
  name text not null unique,
  address text not null,
  contact text,
  -- parts of the city from which it takes people; empty for all
  parts text[] not null default '{}',
  -- slugs of life situations that it handles; empty for all
  situations text[] not null default '{}',
  version int not null default 1
);
`,
}
