/** Bodies, dated memberships, meetings and what is decided in them. Counts that nobody stated are null, never zero. */
export const createBodyAndMeeting = {
  name: '0001-create-body-and-meeting',
  sql: `
create schema meetings;

-- Planned and stated times are local (Europe/Prague) wall-clock minutes
create domain meetings.clock_time as text check (value ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

create table meetings.legislative_term (
  id uuid primary key,
  name text not null,
  starts_on date not null,
  ends_on date,
  check (ends_on is null or ends_on > starts_on)
);

create table meetings.body (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('assembly', 'council', 'committee', 'commission', 'working_group')),
  name text not null check (length(name) between 1 and 300),
  settings jsonb not null default '{}',
  founded_on date,
  dissolved_on date,
  version int not null default 1
);

create table meetings.membership (
  id uuid primary key,
  body_id uuid not null references meetings.body,
  person_id uuid not null references people.person,
  role text not null check (role in ('chair', 'vice_chair', 'member', 'substitute', 'secretary', 'guarantor', 'standing_guest')),
  starts_on date not null,
  ends_on date,
  check (ends_on is null or ends_on >= starts_on)
);
create index membership_body on meetings.membership (body_id, starts_on);
create index membership_person on meetings.membership (person_id);

create table meetings.meeting (
  id uuid primary key,
  body_id uuid not null references meetings.body,
  term_id uuid references meetings.legislative_term,
  slug text not null check (slug ~ '^[a-z0-9-]+$'),
  number int check (number > 0),
  held_on date not null,
  starts_at meetings.clock_time,
  ends_at meetings.clock_time,
  place text,
  remote_url text,
  state text not null check (state in ('planned', 'convened', 'in_session', 'closed', 'verified', 'published', 'cancelled')),
  -- stated in the minutes; computed quorum stands beside it, never instead of it
  quorate boolean,
  informal boolean not null default false,
  chair_name text,
  recorder_name text,
  recorder_gender text check (recorder_gender in ('female', 'male')),
  hand_signed boolean not null default false,
  closed_at timestamptz,
  verified_at timestamptz,
  published_at timestamptz,
  origin text not null default 'held' check (origin in ('held', 'transcribed')),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version int not null default 1,
  unique (body_id, slug)
);
create index meeting_by_day on meetings.meeting (held_on desc, id);
create index meeting_of_body on meetings.meeting (body_id, held_on desc);

create table meetings.signature (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  position int not null,
  role text not null check (role in ('recorder', 'verifier', 'chair')),
  name text not null,
  person_id uuid references people.person,
  approved_at timestamptz
);
create index signature_meeting on meetings.signature (meeting_id);

create table meetings.attendance (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  position int not null,
  person_id uuid references people.person,
  name text not null,
  capacity text not null check (capacity in ('member', 'standing_guest', 'guest')),
  state text not null check (state in ('present', 'excused', 'absent')),
  arrived_at meetings.clock_time,
  left_at meetings.clock_time,
  unique (meeting_id, position)
);

create table meetings.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  parent_id uuid references meetings.agenda_item on delete cascade,
  position int not null,
  number text,
  title text not null check (length(title) between 1 and 1000),
  presenter text,
  text text not null default '',
  on_programme boolean not null default true,
  added_late boolean not null default false,
  withdrawn boolean not null default false,
  unique (meeting_id, position) deferrable initially deferred
);

create table meetings.resolution (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  item_id uuid references meetings.agenda_item on delete set null,
  position int not null,
  number text,
  kind text not null check (kind in ('resolution', 'recommendation', 'acknowledgement', 'conclusion')),
  text text not null check (length(text) between 1 and 20000)
);
create index resolution_meeting on meetings.resolution (meeting_id, position);

create table meetings.vote_event (
  id uuid primary key,
  resolution_id uuid not null unique references meetings.resolution on delete cascade,
  present int check (present >= 0),
  in_favour int check (in_favour >= 0),
  against int check (against >= 0),
  abstain int check (abstain >= 0),
  not_voting int check (not_voting >= 0),
  needed int check (needed > 0),
  result text check (result in ('accepted', 'rejected')),
  unanimous boolean,
  source text not null check (source in ('live', 'transcribed')),
  held_at timestamptz
);

create table meetings.vote (
  vote_event_id uuid not null references meetings.vote_event on delete cascade,
  attendance_id uuid not null references meetings.attendance,
  option text not null check (option in ('for', 'against', 'abstain', 'not_voting')),
  primary key (vote_event_id, attendance_id)
);

create table meetings.task (
  id uuid primary key,
  body_id uuid not null references meetings.body,
  meeting_id uuid not null references meetings.meeting,
  item_id uuid references meetings.agenda_item on delete set null,
  position int not null,
  text text not null check (length(text) between 1 and 5000),
  assignee text,
  due_on date,
  due_meeting_id uuid references meetings.meeting,
  due_words text,
  state text not null check (state in ('open', 'ongoing', 'done', 'cancelled')),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version int not null default 1
);
create index task_body on meetings.task (body_id, state, due_on);
create index task_meeting on meetings.task (meeting_id);

-- What a closed meeting said of each task it dealt with: a snapshot that later changes do not touch
create table meetings.task_review (
  id uuid primary key,
  task_id uuid not null references meetings.task,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  position int not null,
  state text not null check (state in ('open', 'ongoing', 'done', 'cancelled')),
  due_on date,
  due_words text,
  note text,
  unique (task_id, meeting_id)
);
create index task_review_meeting on meetings.task_review (meeting_id, position);

create table meetings.annex (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  item_id uuid references meetings.agenda_item on delete set null,
  number int not null check (number > 0),
  title text not null,
  unique (meeting_id, number)
);
`,
}
