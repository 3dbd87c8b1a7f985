/** A body's plan of meetings for a year: proposed dates, which approval turns into meetings. */
export const createSchedule = {
  name: '0009-create-schedule',
  sql: `
create table meetings.schedule (
  id uuid primary key,
  body_id uuid not null references meetings.body,
  year int not null check (year between 1900 and 2100),
  -- RFC 5545 § 3.3.10
  recurrence text not null,
  starts_at meetings.clock_time,
  place text,
  approved_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index schedule_body on meetings.schedule (body_id, year);
create table meetings.schedule_date (
  id uuid primary key,
  schedule_id uuid not null references meetings.schedule on delete cascade,
  held_on date not null,
  starts_at meetings.clock_time,
  place text,
  meeting_id uuid references meetings.meeting on delete set null,
  unique (schedule_id, held_on)
);
create index meeting_held_on on meetings.meeting (held_on);
`,
}
