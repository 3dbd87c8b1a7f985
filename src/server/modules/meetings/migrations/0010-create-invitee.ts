/** Who is invited to a meeting, what they were sent last and what they answered. */
export const createInvitee = {
  name: '0010-create-invitee',
  sql: `
create table meetings.invitee (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  person_id uuid references people.person,
  name text not null check (length(name) between 1 and 300),
  email text not null check (length(email) between 3 and 254),
  capacity text not null check (capacity in ('member', 'standing_guest', 'guest', 'office')),
  item_id uuid references meetings.agenda_item on delete set null,
  -- RFC 5545 § 3.8.7.4: rises with every message to this person's diary
  sent_sequence int,
  -- day, time, place and remote address as their diary has them; null when it does not have the meeting
  knows text,
  state text not null default 'waiting' check (state in ('waiting', 'coming', 'excused')),
  reason text check (length(reason) <= 1000),
  substitute text check (length(substitute) <= 300),
  answered_at timestamptz,
  answered_by text check (answered_by in ('link', 'desk')),
  -- no longer invited: told so by a cancellation
  dropped_at timestamptz,
  unique (meeting_id, email)
);
create index invitee_person on meetings.invitee (person_id);
`,
}
