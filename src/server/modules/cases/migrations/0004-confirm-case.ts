/** What a submission that nobody signed waits for, and who has to join it. */
export const confirmCase = {
  name: '0004-confirm-case',
  sql: `
alter table cases.case
  -- until when its sender has to confirm it; null when nothing is to be confirmed any more
  add confirm_by date;

create table cases.signature (
  id uuid primary key,
  case_id uuid not null references cases.case,
  -- sealed under the case's key
  name bytea not null,
  nonce text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  joined boolean,
  check ((answered_at is null) = (joined is null))
);
create index signature_case on cases.signature (case_id);
`,
}
