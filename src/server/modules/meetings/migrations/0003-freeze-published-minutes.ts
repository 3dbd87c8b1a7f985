/** What a record states of the next meeting; the published minutes, frozen; the name of a body in the genitive. */
export const freezePublishedMinutes = {
  name: '0003-freeze-published-minutes',
  sql: `
alter table meetings.meeting
  add column next_on date,
  add column next_at meetings.clock_time,
  add column next_place text,
  -- digest of the form that wrote the record first: the same form posted twice is told from another one
  add column form_digest text;

alter table meetings.body add column genitive text;

-- The draft of the review, made once when the file was read
alter table meetings.minutes_import add column review jsonb not null default '{}';

create table meetings.published_minutes (
  meeting_id uuid primary key references meetings.meeting,
  document jsonb not null,
  sha256 text not null,
  published_at timestamptz not null
);
`,
}
