/** What happens to a task between meetings: more time asked for, reminders, meetings that need not hear of it. */
export const followTasks = {
  name: '0017-follow-tasks',
  sql: `
alter table meetings.task
  -- meetings before this day are not asked about the task
  add column quiet_until date,
  -- path of the page on which somebody wrote the task down
  add column source_path text check (length(source_path) <= 500);

create table meetings.task_extension (
  id uuid primary key,
  task_id uuid not null references meetings.task on delete cascade,
  wanted_on date not null,
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
  decided_at timestamptz,
  answer text,
  check ((state = 'asked') = (decided_at is null))
);
create unique index task_extension_asked on meetings.task_extension (task_id) where state = 'asked';

-- One mail to one person before one meeting
create table meetings.task_reminder (
  meeting_id uuid not null references meetings.meeting on delete cascade,
  person_id uuid not null,
  sent_at timestamptz not null,
  primary key (meeting_id, person_id)
);
`,
}
