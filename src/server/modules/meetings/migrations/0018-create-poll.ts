/** Polls of a body: priorities put in order, a choice, and votes by correspondence. */
export const createPoll = {
  name: '0018-create-poll',
  sql: `
create table meetings.poll (
  id uuid primary key,
  body_id uuid not null references meetings.body on delete cascade,
  kind text not null check (kind in ('priority', 'choice', 'correspondence')),
  title text not null,
  lead text,
  -- how many options one may choose
  most int not null default 1 check (most > 0),
  ends_on date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- the members of the body when the poll was opened
  members int not null
);
create index poll_body on meetings.poll (body_id, opened_at);

create table meetings.poll_option (
  id uuid primary key,
  poll_id uuid not null references meetings.poll on delete cascade,
  position int not null,
  text text not null,
  unique (poll_id, position)
);

-- Members and guests are counted apart
create table meetings.poll_voter (
  id uuid primary key,
  poll_id uuid not null references meetings.poll on delete cascade,
  person_id uuid,
  name text not null,
  email text,
  capacity text not null check (capacity in ('member', 'standing_guest', 'guest')),
  answered_at timestamptz,
  reason text
);
create unique index poll_voter_person on meetings.poll_voter (poll_id, person_id);

-- Place of an option in somebody's order, ties allowed; in a choice 1 says that it was chosen
create table meetings.poll_answer (
  voter_id uuid not null references meetings.poll_voter on delete cascade,
  option_id uuid not null references meetings.poll_option on delete cascade,
  place int not null check (place > 0),
  primary key (voter_id, option_id)
);
`,
}
