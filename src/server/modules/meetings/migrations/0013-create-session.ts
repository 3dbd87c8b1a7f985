/** A meeting that is being held: the item it is at, who comes and goes, who speaks, and its ballots. */
export const createSession = {
  name: '0013-create-session',
  sql: `
create table meetings.session (
  meeting_id uuid primary key references meetings.meeting on delete cascade,
  item_id uuid references meetings.agenda_item on delete set null,
  break_since timestamptz,
  break_until timestamptz,
  -- a vote may be the last thing a body did; the projector shows it until the next one
  shown_ballot_id uuid
);

-- Somebody came into the room or left it, at an instant
create table meetings.presence_step (
  id uuid primary key,
  attendance_id uuid not null references meetings.attendance on delete cascade,
  at timestamptz not null,
  present boolean not null
);
create index presence_step_attendance on meetings.presence_step (attendance_id, at);

-- A member says "I am here" with the code from the projector; the recorder confirms it
create table meetings.check_in (
  attendance_id uuid primary key references meetings.attendance on delete cascade,
  asked_at timestamptz not null
);

create table meetings.speech (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  item_id uuid references meetings.agenda_item on delete set null,
  attendance_id uuid not null references meetings.attendance on delete cascade,
  kind text not null check (kind in ('speech', 'point_of_order')),
  asked_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz
);
create index speech_meeting on meetings.speech (meeting_id) where ended_at is null;
create unique index speech_waiting on meetings.speech (meeting_id, attendance_id, kind) where began_at is null and ended_at is null;
create unique index speech_running on meetings.speech (meeting_id) where began_at is not null and ended_at is null;

create table meetings.ballot (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  method text not null check (method in ('public', 'secret')),
  state text not null check (state in ('open', 'closed', 'cancelled')),
  members int not null check (members > 0),
  present int not null check (present > 0),
  needed int not null check (needed > 0),
  needed_by text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  cancelled_because text check (cancelled_because in ('quorum_lost', 'recorder')),
  check ((state = 'open') = (closed_at is null))
);
create unique index ballot_open on meetings.ballot (meeting_id) where state = 'open';
create index ballot_meeting on meetings.ballot (meeting_id, opened_at);

-- What is voted on; several at once make a block vote
create table meetings.ballot_question (
  ballot_id uuid not null references meetings.ballot on delete cascade,
  resolution_id uuid not null references meetings.resolution on delete cascade,
  position int not null,
  primary key (ballot_id, resolution_id)
);

-- Who may vote: those in the room when the ballot opened. The option of a secret ballot never stands here (ADR 15).
create table meetings.ballot_voter (
  ballot_id uuid not null references meetings.ballot on delete cascade,
  attendance_id uuid not null references meetings.attendance on delete cascade,
  secret boolean not null,
  voted boolean not null default false,
  option text check (option in ('for', 'against', 'abstain')),
  primary key (ballot_id, attendance_id),
  check (not secret or option is null),
  check (secret or voted = (option is not null))
);

-- Totals of a secret ballot: one row for all options, so that no version of it tells which option moved last
create table meetings.ballot_count (
  ballot_id uuid primary key references meetings.ballot on delete cascade,
  in_favour int not null default 0,
  against int not null default 0,
  abstain int not null default 0
);

-- A member declared an interest in an item (act 128/2000 Sb. § 83(2))
create table meetings.interest (
  item_id uuid not null references meetings.agenda_item on delete cascade,
  attendance_id uuid not null references meetings.attendance on delete cascade,
  declared_at timestamptz not null,
  primary key (item_id, attendance_id)
);
`,
}
