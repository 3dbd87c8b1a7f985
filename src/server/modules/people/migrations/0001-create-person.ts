/** Departments and persons (Popolo Person). A person may also be a role of the office that has no public name. */
export const createPerson = {
  name: '0001-create-person',
  sql: `
create schema people;

create table people.department (
  id uuid primary key,
  code text not null unique,
  name text not null,
  parent_id uuid references people.department
);

create table people.person (
  id uuid primary key,
  -- Popolo: name is how the person is written where titles are left out
  name text not null check (length(name) between 1 and 300),
  given_name text,
  family_name text,
  honorific_prefix text,
  honorific_suffix text,
  gender text check (gender in ('female', 'male')),
  office text,
  email text unique,
  department_id uuid references people.department,
  active_until date,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version int not null default 1
);
create index person_family_name on people.person (family_name collate "cs-x-icu", given_name collate "cs-x-icu");
`,
}
