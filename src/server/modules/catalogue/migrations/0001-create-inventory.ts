/** Organisations of the city and the sources of data that they hold. */
export const createInventory = {
  name: '0001-create-inventory',
  sql: `
create schema catalogue;

create table catalogue.organisation (
  id uuid primary key,
  name text not null unique,
  ico text unique check (ico ~ '^[0-9]{8}$'),
  kind text not null check (kind in ('city', 'company', 'contributory', 'association')),
  email text,
  -- a new nonce ends earlier links to the questionnaire
  nonce text not null,
  asked_on date,
  due_on date,
  reminded_on date,
  answered_at timestamptz,
  -- the organisation says that it has no data worth listing
  has_none boolean not null default false,
  note text,
  version int not null default 1
);

create table catalogue.source (
  id uuid primary key,
  organisation_id uuid not null references catalogue.organisation,
  name text not null,
  holds text,
  system text,
  supplier text,
  database_product text,
  owner text,
  legal_basis text,
  personal_data text check (personal_data in ('no', 'removable', 'yes')),
  barrier text check (barrier in ('none', 'personal', 'rights', 'supplier', 'technical', 'quality', 'capacity', 'security')),
  barrier_note text,
  interface text check (interface in ('api', 'export', 'none')),
  update_frequency text,
  -- null: nobody has judged it yet
  readiness int check (readiness between 0 and 5),
  planned_on date,
  decision text,
  decision_address text,
  -- never leave the desk and the organisation itself
  database_version text,
  server_address text,
  security_contact text,
  weaknesses text,
  ended boolean not null default false,
  version int not null default 1,
  unique (organisation_id, name)
);

-- every state of a source as it was saved: history, and the inventory as of an earlier day
create table catalogue.source_state (
  source_id uuid not null references catalogue.source,
  version int not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  by_link boolean not null,
  -- JSON text of the public fields and, of the private ones, only which were changed
  content text not null,
  primary key (source_id, version)
);
create index source_state_recorded on catalogue.source_state (recorded_at);
`,
} as const
