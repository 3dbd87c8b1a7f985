/** Old minutes being read: the source stays beside what the parser and then the recorder made of it. */
export const createMinutesImport = {
  name: '0002-create-minutes-import',
  sql: `
create table meetings.minutes_import (
  id uuid primary key,
  name text not null,
  source text not null,
  minutes jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  meeting_id uuid references meetings.meeting on delete set null
);
create index minutes_import_open on meetings.minutes_import (created_by, created_at desc) where meeting_id is null;

-- Head of the audit chain when the record was published; printed in its PDF
alter table meetings.meeting add column audit_head text;
`,
}
