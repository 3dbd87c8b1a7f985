/** Life situations, how far they are digitised, and who changed what. */
export const createSituation = {
  name: '0001-create-situation',
  sql: `
create schema services;

create table services.situation (
  id uuid primary key,
  slug text not null unique,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  title text not null,
  summary text not null,
  area text not null,
  power text not null check (power in ('own', 'delegated', 'both')),
  -- what the citizen does: a request, a notification, a complaint
  kind text,
  who text,
  when_to_act text,
  documents text[] not null default '{}',
  fee text,
  -- three numbers kept apart: what the law gives, and what really happens
  statutory_limit text,
  median_days int check (median_days >= 0),
  ninety_days int check (ninety_days >= median_days),
  -- of which period the two are, and where they come from
  days_source text,
  decides text,
  contact text,
  legal_basis text[] not null default '{}',
  appeal text,
  faq jsonb not null default '[]',
  keywords text[] not null default '{}',
  -- code of the service in the register of rights and duties (S1234) and of its agenda (A1234)
  service_code text,
  agenda_code text,
  source_address text,
  fact_as_of date,
  -- for editors only
  doubts text,
  review_by date,
  version int not null default 1,
  changed_at timestamptz not null default now()
);

create table services.channel (
  situation_id uuid not null references services.situation on delete cascade,
  kind text not null check (kind in ('online', 'in_person', 'post', 'data_box', 'email', 'phone')),
  text text not null,
  address text,
  primary key (situation_id, kind)
);

-- Judgements of the level are never rewritten: the newest one holds, the older ones say how it went
create table services.level (
  id uuid primary key,
  situation_id uuid not null references services.situation on delete cascade,
  level int not null check (level between 0 and 4),
  -- whose portal carries it; null is Radnice itself. Another vendor's counts equally.
  provider text,
  evidence text not null,
  evidence_address text,
  judged_on date not null,
  judged_by text not null,
  noted_at timestamptz not null default now()
);
create index level_situation on services.level (situation_id, judged_on desc, noted_at desc);

create table services.change (
  id uuid primary key,
  situation_id uuid not null references services.situation on delete cascade,
  changed_at timestamptz not null,
  changed_by text not null,
  fields jsonb not null
);
create index change_situation on services.change (situation_id, changed_at desc);

-- Counts every change of what is public, so that derived indexes know that they are old
create table services.revision (id int primary key check (id = 1), number int not null);
insert into services.revision values (1, 0);
`,
}
