/** Kinds of items, votes by name at an instant, several responsible for a task, topics, invitations, files. */
export const deepenRecord = {
  name: '0005-deepen-record',
  sql: `
alter table meetings.agenda_item
  add column kind text not null default 'deliberation'
    check (kind in ('procedural', 'information', 'deliberation', 'decision'));

alter table meetings.vote_event
  -- local time of the vote, when somebody noted it
  add column at_time meetings.clock_time,
  -- the provision that demands more than a majority of all members
  add column needed_by text,
  add check (needed is null or needed_by is not null);

alter table meetings.vote
  drop constraint vote_attendance_id_fkey,
  add constraint vote_attendance_id_fkey foreign key (attendance_id) references meetings.attendance on delete cascade;
create index vote_attendance on meetings.vote (attendance_id);

alter table meetings.attendance drop constraint attendance_meeting_id_position_key,
  add constraint attendance_meeting_id_position_key unique (meeting_id, position) deferrable initially deferred;
alter table meetings.annex drop constraint annex_meeting_id_number_key,
  add constraint annex_meeting_id_number_key unique (meeting_id, number) deferrable initially deferred;

alter table meetings.task
  -- who helps the one who leads
  add column also text[] not null default '{}',
  -- of somebody whom the body cannot oblige: a request until it is accepted
  add column outside boolean not null default false,
  add column accepted_on date;
create index task_due_meeting on meetings.task (due_meeting_id) where due_meeting_id is not null;

alter table meetings.attendance add column gender text check (gender in ('female', 'male'));

create table meetings.task_report (
  id uuid primary key,
  task_id uuid not null references meetings.task,
  text text not null check (length(text) between 1 and 5000),
  state text not null check (state in ('open', 'ongoing', 'done', 'cancelled')),
  file_id uuid references platform.file,
  created_by text not null,
  created_name text not null,
  created_at timestamptz not null default now()
);
create index task_report_task on meetings.task_report (task_id, created_at);

-- What a meeting put off: the next agenda offers it
create table meetings.topic (
  id uuid primary key,
  body_id uuid not null references meetings.body,
  title text not null check (length(title) between 1 and 1000),
  from_meeting_id uuid references meetings.meeting on delete cascade,
  from_item_id uuid references meetings.agenda_item on delete set null,
  position int not null default 0,
  taken_meeting_id uuid references meetings.meeting on delete set null,
  taken_item_id uuid references meetings.agenda_item on delete set null,
  dropped_at timestamptz,
  created_at timestamptz not null default now()
);
create index topic_waiting on meetings.topic (body_id, created_at) where taken_meeting_id is null and dropped_at is null;
create index topic_from on meetings.topic (from_meeting_id);

-- A guest whom an item agreed to invite to a coming meeting
create table meetings.invitation (
  id uuid primary key,
  from_meeting_id uuid not null references meetings.meeting on delete cascade,
  from_item_id uuid references meetings.agenda_item on delete cascade,
  position int not null,
  guest text not null check (length(guest) between 1 and 300),
  held_on date,
  meeting_id uuid references meetings.meeting on delete set null
);
create index invitation_from on meetings.invitation (from_meeting_id);

alter table meetings.annex
  add column file_id uuid references platform.file,
  add column file_name text,
  add column media_type text,
  add column file_size bigint,
  add column public boolean not null default false;

-- Materials of an item; seen by those who belong to the body, by everyone when public
create table meetings.attachment (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  item_id uuid references meetings.agenda_item on delete set null,
  position int not null,
  title text not null check (length(title) between 1 and 500),
  file_id uuid not null references platform.file,
  file_name text not null,
  media_type text not null,
  file_size bigint not null,
  public boolean not null default false,
  added_at timestamptz not null default now()
);
create index attachment_meeting on meetings.attachment (meeting_id, position);

-- A form that is being written: kept as it stands, judged when it is saved
create table meetings.record_draft (
  account_id text not null,
  form text not null,
  draft jsonb not null,
  version int,
  saved_at timestamptz not null default now(),
  primary key (account_id, form)
);
create index record_draft_age on meetings.record_draft (saved_at);

-- Drafts of open imports are made anew from what was read, in the form's present shape
update meetings.minutes_import set review = '{}';
`,
}
