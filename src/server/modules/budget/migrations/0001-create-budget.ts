/** Budgets of years, what of them belongs to the smart city, and answers of organisations. */
export const createBudget = {
  name: '0001-create-budget',
  sql: `
create schema budget;

create table budget.import (
  id uuid primary key,
  kind text not null check (kind in ('fin', 'ledger', 'draft')),
  year int not null check (year between 1993 and 2100),
  -- the last month whose figures are in
  month int not null check (month between 1 and 12),
  origin text not null,
  -- of the organisation, where the file states it
  ico text,
  file_name text not null,
  sha256 text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  -- control rows of the statement, haléře by code and stage; and the log of reading
  control text not null default '{}',
  log text not null default '[]',
  unique (kind, year, month),
  -- a file may hold several years
  unique (sha256, year, month)
);

create table budget.line (
  id bigint generated always as identity primary key,
  import_id uuid not null references budget.import on delete cascade,
  side text not null check (side in ('income', 'expenditure', 'financing')),
  paragraf text not null,
  polozka text not null,
  orj text not null default '',
  org text not null default '',
  name text,
  -- haléře; null means that the source does not state the stage
  draft bigint,
  approved bigint,
  amended bigint,
  actual bigint,
  unique (import_id, side, paragraf, polozka, orj, org)
);

create table budget.code (
  kind text not null check (kind in ('paragraf', 'polozka', 'orj', 'org')),
  code text not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  primary key (kind, code, valid_from)
);

create table budget.profile (
  name text primary key,
  columns text not null
);

create table budget.tag (
  id uuid primary key,
  year int not null,
  paragraf text not null,
  polozka text not null,
  orj text not null,
  org text not null,
  -- share of the line in basis points
  share int not null check (share between 1 and 10000),
  what text not null,
  evidence_kind text not null check (evidence_kind in ('resolution', 'contract', 'invoice', 'other')),
  evidence text not null,
  evidence_address text,
  -- id of the contract in the register of contracts (registr smluv)
  contract_register_id text,
  confirmed boolean not null,
  platform_id uuid,
  created_by text not null,
  created_at timestamptz not null
);
create index tag_line on budget.tag (year, paragraf, polozka, orj, org);

create table budget.organisation (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('company', 'contributory')),
  email text,
  -- a new nonce ends earlier links
  nonce text not null,
  note text,
  -- of the answers: who answers over somebody else's answers is told
  version int not null default 1
);

-- Money for the smart city that an organisation states; no row means that it has not answered
create table budget.answer (
  organisation_id uuid not null references budget.organisation on delete cascade,
  year int not null check (year between 1993 and 2100),
  stage text not null check (stage in ('draft', 'approved', 'amended', 'actual')),
  amount bigint not null check (amount >= 0),
  by_link boolean not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (organisation_id, year, stage)
);
`,
}
