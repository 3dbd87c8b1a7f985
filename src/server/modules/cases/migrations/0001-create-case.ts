/** Drafts of submissions, cases made of them, and what happens in them. */
export const createCase = {
  name: '0001-create-case',
  sql: `
create schema cases;

create table cases.draft (
  id uuid primary key,
  form_version_id uuid not null,
  -- the key of this draft alone, wrapped by the master key
  key bytea not null,
  answers bytea,
  -- a new nonce ends all earlier links
  nonce text not null,
  version int not null default 1,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  case_id uuid
);
create index draft_changed on cases.draft (changed_at);

create table cases.case (
  id uuid primary key,
  reference_number text not null unique,
  file_mark text not null,
  retention_code text not null,
  procedure text not null,
  form_version_id uuid not null,
  form_title text not null,
  state text not null check (state in ('received', 'in_progress', 'waiting', 'decided', 'set_aside', 'merged')),
  -- what the queue shows is plain, who and what is sealed under the case's key
  key bytea not null,
  answers bytea not null,
  applicant bytea not null,
  subject bytea,
  name_index bytea not null,
  nonce text not null,
  -- how whoever filed it proved who they are; null is not at all
  identity text check (identity in ('eid')),
  assignee_account text,
  assignee_name text,
  labels text[] not null default '{}',
  received_at timestamptz not null,
  -- end of the statutory limit; null where the law sets none, or while it does not run
  due_on date,
  ended_on date,
  version int not null default 1,
  changed_at timestamptz not null
);
create index case_queue on cases.case (due_on nulls last, received_at) where state in ('received', 'in_progress', 'waiting');
create index case_received on cases.case (received_at desc);
create index case_assignee on cases.case (assignee_account) where state in ('received', 'in_progress', 'waiting');
create index case_name on cases.case (name_index);

create table cases.event (
  id uuid primary key,
  case_id uuid not null references cases.case,
  kind text not null,
  at timestamptz not null,
  -- the day from which the law counts
  on_day date not null,
  by_account text,
  by_name text,
  text bytea,
  -- until when somebody has to answer, by how many days the limit is longer
  until date,
  days int
);
create index event_case on cases.event (case_id, at, id);

-- the way of a case is a record: it grows and never changes
create function cases.keep_events() returns trigger language plpgsql as $$
begin
  raise exception 'events of a case never change';
end $$;
create trigger keep_events before update or delete on cases.event
  for each row execute function cases.keep_events();
`,
}
