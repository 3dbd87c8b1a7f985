/** Datasets, series, distributions and services as the catalogue holds them. */
export const createCatalogue = {
  name: '0002-create-catalogue',
  sql: `
-- permanent addresses: what was given names the same thing forever
create table catalogue.given_address (
  path text primary key,
  kind text not null check (kind in ('dataset', 'distribution')),
  subject_id uuid not null,
  given_at timestamptz not null default now()
);
create function catalogue.keep_given_address() returns trigger language plpgsql as $$
begin
  raise exception 'a permanent address is never changed nor forgotten';
end $$;
create trigger given_address_stays before update or delete on catalogue.given_address
  for each row execute function catalogue.keep_given_address();

create table catalogue.dataset (
  id uuid primary key,
  slug text not null unique,
  organisation_id uuid not null references catalogue.organisation,
  kind text not null check (kind in ('dataset', 'series')),
  series_id uuid references catalogue.dataset,
  source_id uuid references catalogue.source,
  -- name of the module's dataset that fills it by itself
  generated text unique,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  title text not null,
  title_en text,
  description text,
  description_en text,
  themes text[] not null default '{}',
  frequency text,
  keywords text[] not null default '{}',
  keywords_en text[] not null default '{}',
  spatial text[] not null default '{}',
  starts_on date,
  ends_on date,
  contact_name text,
  contact_email text,
  page text,
  conforms_to text[] not null default '{}',
  spatial_resolution text,
  temporal_resolution text,
  euro_voc text[] not null default '{}',
  hvd_categories text[] not null default '{}',
  legislation text[] not null default '{}',
  -- answers about terms of use; null: not answered yet
  author_work text,
  author_name text,
  database_work text,
  database_author_name text,
  database_right text,
  personal_data text,
  first_published_at timestamptz,
  published_at timestamptz,
  withdrawn_at timestamptz,
  data_changed_at timestamptz,
  overdue_told_on date,
  changed_at timestamptz not null default now(),
  -- formats of its files, as its distributions say
  formats text[] not null default '{}',
  version int not null default 1,
  tsv tsvector
);
create index dataset_state on catalogue.dataset (state, changed_at desc);
create index dataset_tsv on catalogue.dataset using gin (tsv);
create index dataset_series on catalogue.dataset (series_id);

create table catalogue.distribution (
  id uuid primary key,
  dataset_id uuid not null references catalogue.dataset,
  kind text not null check (kind in ('file', 'service')),
  title text,
  access_url text,
  download_url text,
  format text,
  media_type text,
  compress_media_type text,
  package_media_type text,
  schema_url text,
  endpoint_url text,
  endpoint_description text,
  conforms_to text[] not null default '{}',
  documentation text,
  position int not null default 0,
  -- what the nightly check of addresses found
  checked_at timestamptz,
  alive boolean,
  cors boolean,
  finding text,
  failing_since timestamptz,
  version int not null default 1
);
create index distribution_dataset on catalogue.distribution (dataset_id, position);

create table catalogue.dataset_change (
  id uuid primary key,
  dataset_id uuid not null references catalogue.dataset,
  changed_at timestamptz not null,
  changed_by text not null,
  -- JSON text: fields with their values before and after
  fields text not null
);
create index dataset_change_dataset on catalogue.dataset_change (dataset_id, changed_at desc);

-- what the catalogue says of each published dataset: made with every change, so that harvesting only copies
create table catalogue.dataset_graph (
  dataset_id uuid primary key references catalogue.dataset,
  iri text not null unique,
  ico text not null,
  revision bigint not null,
  -- JSON text of the DCAT-AP-CZ document, and N-Triples; empty once it is withdrawn
  document text not null,
  triples text not null
);
create index dataset_graph_ico on catalogue.dataset_graph (ico, iri);
create index dataset_graph_revision on catalogue.dataset_graph (revision);

create table catalogue.revision (number bigint not null);
insert into catalogue.revision values (1);
`,
} as const
