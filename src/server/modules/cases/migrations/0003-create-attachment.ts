/** Files of drafts, of submissions and of messages. */
export const createAttachment = {
  name: '0003-create-attachment',
  sql: `
create table cases.attachment (
  id uuid primary key,
  -- belongs to a draft until it is filed, then to the case
  draft_id uuid references cases.draft,
  case_id uuid references cases.case,
  -- the message that it came with
  event_id uuid,
  file_id uuid not null,
  -- names of files speak of people: sealed under the key of the draft or the case
  name bytea not null,
  size bigint not null check (size > 0),
  added_at timestamptz not null,
  check ((draft_id is null) <> (case_id is null))
);
create index attachment_draft on cases.attachment (draft_id) where draft_id is not null;
create index attachment_case on cases.attachment (case_id) where case_id is not null;
`,
}
