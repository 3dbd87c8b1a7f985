/** The city's applications and the plan of their development. */
export const createPlatform = {
  name: '0001-create-platform',
  sql: `
create schema platforms;

create table platforms.platform (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('portal', 'website', 'app', 'open_data', 'map', 'other')),
  state text not null check (state in ('planned', 'running', 'ending', 'ended')),
  -- the module of Radnice that it is; null for a platform of another vendor
  module text unique,
  public boolean not null default true,
  purpose text,
  users text,
  owner text,
  supplier text,
  contract text,
  contract_ends_on date,
  -- haléře a year; null means not stated
  yearly_cost bigint check (yearly_cost >= 0),
  address text,
  accessibility_statement text,
  -- what follows never leaves the desk
  technology text,
  hosting text,
  security_contact text,
  weaknesses text,
  version int not null default 1,
  changed_at timestamptz not null default now()
);

create table platforms.goal (
  id uuid primary key,
  platform_id uuid references platforms.platform on delete cascade,
  year int not null check (year between 2000 and 2100),
  text text not null
);

create table platforms.improvement (
  id uuid primary key,
  platform_id uuid not null references platforms.platform on delete cascade,
  goal_id uuid references platforms.goal on delete set null,
  title text not null,
  description text,
  owner text,
  cost bigint check (cost >= 0),
  -- hundredths of a full-time equivalent (úvazek)
  fte int check (fte >= 0),
  state text not null check (state in ('idea', 'planned', 'approved', 'running', 'done', 'rejected')),
  starts_on date,
  ends_on date,
  public boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check (starts_on <= ends_on)
);
create index improvement_platform on platforms.improvement (platform_id);

create table platforms.link (
  id uuid primary key,
  improvement_id uuid not null references platforms.improvement on delete cascade,
  kind text not null check (kind in ('resolution', 'task', 'poll', 'report', 'budget', 'contract')),
  label text not null,
  -- a path of Radnice or an https address
  address text
);
create index link_improvement on platforms.link (improvement_id);

-- Who changed what of a platform or an improvement; the audit trail holds that it was changed, this holds how
create table platforms.change (
  id uuid primary key,
  subject_id uuid not null,
  changed_at timestamptz not null,
  changed_by text not null,
  fields jsonb not null
);
create index change_subject on platforms.change (subject_id, changed_at desc);
`,
}
