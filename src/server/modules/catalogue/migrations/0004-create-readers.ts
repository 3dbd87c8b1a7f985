/** What readers get and say: news, subscriptions, messages, and how often data are used. */
export const createReaders = {
  name: '0004-create-readers',
  sql: `
create table catalogue.news (
  id uuid primary key,
  dataset_id uuid not null references catalogue.dataset,
  kind text not null check (kind in ('published', 'data', 'changed', 'withdrawn')),
  at timestamptz not null,
  -- of the data, where the news is about them
  version int
);
create index news_at on catalogue.news (at desc);
create index news_dataset on catalogue.news (dataset_id, at desc);

create table catalogue.subscription (
  id uuid primary key,
  -- null: the whole catalogue
  dataset_id uuid references catalogue.dataset,
  kind text not null check (kind in ('mail', 'webhook')),
  address text not null,
  nonce text not null,
  -- by which a webhook knows that the news is ours; null for mail
  secret text,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  failures int not null default 0
);
-- one subscription of an address to a thing
create unique index subscription_once on catalogue.subscription (kind, lower(address), coalesce(dataset_id, '00000000-0000-0000-0000-000000000000'::uuid));
create index subscription_dataset on catalogue.subscription (dataset_id) where confirmed_at is not null;

create table catalogue.message (
  id uuid primary key,
  kind text not null check (kind in ('wish', 'fault', 'application')),
  dataset_id uuid references catalogue.dataset,
  title text not null,
  text text not null,
  -- page of an application
  address text,
  -- to answer to; never public
  email text,
  state text not null check (state in ('new', 'answered', 'shown', 'declined')),
  answer text,
  sent_at timestamptz not null,
  settled_at timestamptz,
  settled_by text
);
create index message_state on catalogue.message (state, sent_at desc);

-- counts by days; nothing is known of who
create table catalogue.use (
  dataset_id uuid not null references catalogue.dataset,
  day date not null,
  kind text not null check (kind in ('download', 'api')),
  count bigint not null,
  primary key (dataset_id, day, kind)
);
`,
} as const
