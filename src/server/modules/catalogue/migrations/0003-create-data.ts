/** Versions of data that Radnice itself keeps, what is written about their columns, and the files made of them. */
export const createData = {
  name: '0003-create-data',
  sql: `
create table catalogue.data_version (
  id uuid primary key,
  dataset_id uuid not null references catalogue.dataset,
  number int not null,
  -- loading → loaded (can be browsed) → ready (all files are made) → published; or failed, discarded
  state text not null check (state in ('loading', 'loaded', 'ready', 'published', 'failed', 'discarded')),
  origin text not null check (origin in ('upload', 'fetch', 'module')),
  file_name text not null,
  source_url text,
  -- the file as it came, kept while this is the newest version, so that it can be read again
  source_file_id uuid,
  loaded_at timestamptz not null,
  loaded_by text not null,
  published_at timestamptz,
  problem text,
  rows bigint,
  -- JSON texts
  columns text,
  faults text,
  notes text,
  difference text,
  unique (dataset_id, number)
);
create unique index data_version_one_published on catalogue.data_version (dataset_id, number) where state = 'published';

create table catalogue.data_file (
  version_id uuid not null references catalogue.data_version,
  format text not null,
  file_id uuid,
  -- name of the blob: where the bytes lie
  blob text,
  size bigint,
  -- why there is no file of this format
  omitted text,
  primary key (version_id, format)
);

-- what was published last of the city hall's own datasets
create table catalogue.own_digest (
  name text primary key,
  digest text not null
);
create table catalogue.own_refresh (
  one boolean primary key default true check (one),
  audit_length text not null
);

-- what people wrote about columns; it outlives reloads
create table catalogue.column_note (
  dataset_id uuid not null references catalogue.dataset,
  name text not null,
  -- JSON text
  note text not null,
  primary key (dataset_id, name)
);
`,
} as const
