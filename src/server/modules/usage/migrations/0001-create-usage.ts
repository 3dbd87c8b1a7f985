/** Use of platforms: raw events for days, daily and monthly figures for good. */
export const createUsage = {
  name: '0001-create-usage',
  sql: `
create schema usage;

-- The day's salt, shared by the processes and forgotten; unlogged tables stay out of backups
create unlogged table usage.salt (day date primary key, salt bytea not null);

create table usage.event (
  platform_id uuid not null,
  at timestamptz not null,
  kind smallint not null,
  -- first eight bytes of a digest with the day's salt: no address, no person, another one tomorrow
  visitor bytea not null,
  bot boolean not null,
  path text not null
);
create index event_at on usage.event using brin (at) with (pages_per_range = 16);

create table usage.import (
  id uuid primary key,
  platform_id uuid not null,
  source text not null check (source in ('log', 'csv', 'matomo', 'store', 'typed')),
  -- where the figures come from, in words
  origin text not null,
  file_name text,
  sha256 text,
  imported_at timestamptz not null,
  imported_by text not null,
  closed_at timestamptz,
  notes jsonb not null default '[]'
);
create unique index import_file on usage.import (platform_id, sha256);

create table usage.daily (
  platform_id uuid not null,
  metric text not null,
  day date not null,
  source text not null,
  people bigint not null check (people >= 0),
  bots bigint not null default 0 check (bots >= 0),
  import_id uuid references usage.import on delete cascade,
  primary key (platform_id, metric, source, day)
);
create index daily_import on usage.daily (import_id);

create table usage.daily_path (
  platform_id uuid not null,
  day date not null,
  source text not null,
  path text not null,
  views bigint not null,
  import_id uuid references usage.import on delete cascade,
  primary key (platform_id, source, day, path)
);

create table usage.monthly (
  platform_id uuid not null,
  metric text not null,
  -- first day of the month
  month date not null check (extract(day from month) = 1),
  value bigint not null check (value >= 0),
  import_id uuid not null references usage.import on delete cascade,
  primary key (platform_id, metric, month)
);

create table usage.annotation (
  id uuid primary key,
  platform_id uuid not null,
  kind text not null check (kind in ('outage', 'campaign', 'method')),
  starts_on date not null,
  ends_on date not null,
  text text not null,
  check (starts_on <= ends_on)
);

-- Logs that are being imported: forgotten when their import closes
create table usage.log_file (
  import_id uuid not null references usage.import on delete cascade,
  sha256 text not null,
  name text not null,
  -- bytes of the unpacked log that have been counted
  read_to bigint not null default 0,
  done boolean not null default false,
  lines bigint not null default 0,
  broken bigint not null default 0,
  primary key (import_id, sha256)
);
create table usage.log_day (
  import_id uuid not null references usage.import on delete cascade,
  day date not null,
  counts jsonb not null,
  paths jsonb not null,
  primary key (import_id, day)
);
create unlogged table usage.log_salt (import_id uuid not null, day date not null, salt bytea not null, primary key (import_id, day));
create unlogged table usage.log_visitor (
  import_id uuid not null,
  day date not null,
  visitor bytea not null,
  bot boolean not null,
  last_minute int not null,
  primary key (import_id, day, visitor)
);
`,
}
