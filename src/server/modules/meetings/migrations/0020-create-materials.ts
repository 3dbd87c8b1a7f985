/** What is prepared around a meeting: items that people propose, notes that only their writer reads, material for the council. */
export const createMaterials = {
  name: '0020-create-materials',
  sql: `
create table meetings.item_proposal (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  title text not null,
  reason text,
  person_id uuid,
  author text not null,
  created_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected')),
  decided_at timestamptz,
  answer text,
  item_id uuid references meetings.agenda_item on delete set null,
  check ((state = 'open') = (decided_at is null))
);
create index item_proposal_meeting on meetings.item_proposal (meeting_id, created_at);

create table meetings.note (
  account_id text not null,
  item_id uuid not null references meetings.agenda_item on delete cascade,
  text text not null,
  saved_at timestamptz not null,
  primary key (account_id, item_id)
);

-- A recommendation on its way through the council, and the council's answer (act 128/2000 Sb. § 122(1))
create table meetings.council_material (
  resolution_id uuid primary key references meetings.resolution on delete cascade,
  draft_text text not null,
  report_text text not null,
  version int not null default 1,
  changed_at timestamptz not null,
  sent_on date,
  answer_number text,
  answered_on date,
  answer_result text check (answer_result in ('accepted', 'changed', 'rejected')),
  answer_text text,
  check ((answered_on is null) = (answer_result is null))
);
`,
}
