/** The register of documents (act 499/2004 Sb. § 63): numbers by a department's rule, what they belong to, how long they are kept. */
export const createDocumentRegister = {
  name: '0008-create-document-register',
  sql: `
create table platform.record_series (
  -- code of the department or body that keeps the series
  code text primary key check (code ~ '^[A-Za-z0-9-]{1,20}$'),
  name text not null check (length(name) between 1 and 200),
  reference_rule text not null,
  file_mark_rule text not null,
  -- disposal sign and years: A keeps for ever, S disposes, V is decided later
  retention_code text not null check (retention_code ~ '^[ASV][0-9]{1,3}$'),
  version int not null default 1
);

create table platform.record_counter (
  series text not null references platform.record_series,
  year int not null,
  last int not null,
  primary key (series, year)
);

create table platform.registered_document (
  id uuid primary key,
  series text not null references platform.record_series,
  reference_number text not null unique,
  file_mark text not null,
  retention_code text not null,
  subject text not null,
  owner_kind text not null,
  owner_id uuid not null,
  file_id uuid references platform.file,
  registered_on date not null,
  registered_at timestamptz not null default now(),
  exported_at timestamptz,
  unique (owner_kind, owner_id)
);
create index registered_newest on platform.registered_document (registered_at desc);
`,
}
