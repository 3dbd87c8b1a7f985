/** How registered submissions leave: proposed by their retention codes, destroyed only after the archive permitted it. */
export const createDisposal = {
  name: '0006-create-disposal',
  sql: `
create table cases.disposal (
  id uuid primary key,
  -- of cases whose period ended with this year
  year int not null unique,
  proposed_at timestamptz not null,
  proposed_by text not null,
  -- the permission of the archive: its reference and day
  permission text,
  permitted_on date,
  done_at timestamptz,
  done_by text,
  check ((permission is null) = (done_at is null) and (permission is null) = (permitted_on is null))
);
create table cases.disposal_item (
  disposal_id uuid not null references cases.disposal,
  case_id uuid not null unique references cases.case,
  verdict text not null check (verdict in ('destroy', 'archive')),
  primary key (disposal_id, case_id)
);
alter table cases.case add disposed_on date;
create index case_ended on cases.case (ended_on) where ended_on is not null and disposed_on is null;
`,
}
