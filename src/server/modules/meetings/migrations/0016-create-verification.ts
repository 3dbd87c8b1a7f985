/** What happens to minutes between the end of a meeting and their publication, and when they are withdrawn. */
export const createVerification = {
  name: '0016-create-verification',
  sql: `
create table meetings.comment_round (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  opened_at timestamptz not null,
  ends_on date not null,
  closed_at timestamptz
);
create unique index comment_round_open on meetings.comment_round (meeting_id) where closed_at is null;

-- Another wording of one part of the record, or a remark on the whole
create table meetings.suggestion (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  part text not null check (part in ('title', 'text', 'resolution', 'task', 'whole')),
  part_id uuid,
  before_text text not null,
  after_text text not null,
  reason text,
  person_id uuid,
  author text not null,
  created_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected')),
  decided_at timestamptz,
  answer text,
  check ((part = 'whole') = (part_id is null)),
  check ((state = 'open') = (decided_at is null))
);
create index suggestion_meeting on meetings.suggestion (meeting_id, created_at);

-- The exact file that is approved; void when the record changes
create table meetings.final_copy (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  file_id uuid not null,
  sha256 text not null,
  made_at timestamptz not null,
  void_at timestamptz,
  -- a copy with a PAdES signature, made from the file and never in its place
  signed_file_id uuid
);
create unique index final_copy_standing on meetings.final_copy (meeting_id) where void_at is null;

create table meetings.approval (
  id uuid primary key,
  copy_id uuid not null references meetings.final_copy on delete cascade,
  role text not null check (role in ('verifier', 'chair')),
  person_id uuid not null,
  name text not null,
  way text not null,
  approved_at timestamptz not null,
  unique (copy_id, role, person_id)
);

-- A record signed by hand: where the paper is, and its scan
create table meetings.paper_original (
  meeting_id uuid primary key references meetings.meeting on delete cascade,
  signed_on date not null,
  kept_at text not null,
  file_id uuid,
  noted_at timestamptz not null
);

-- Published minutes taken back to be mended; the digest says which ones
create table meetings.withdrawal (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting on delete cascade,
  reason text not null,
  sha256 text,
  withdrawn_at timestamptz not null,
  published_again_at timestamptz
);
create index withdrawal_meeting on meetings.withdrawal (meeting_id, withdrawn_at);

-- What the public gets in place of a private annex
alter table meetings.annex
  add column public_file_id uuid,
  add column public_file_name text,
  add column public_media_type text,
  add column public_file_size bigint,
  add check ((public_file_id is null) = (public_file_name is null));
`,
}
