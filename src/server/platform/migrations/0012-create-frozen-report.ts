/** Reports as they were when they were frozen: never changed, never deleted. */
export const createFrozenReport = {
  name: '0012-create-frozen-report',
  sql: `
create table platform.frozen_report (
  id uuid primary key,
  report text not null,
  -- text, not jsonb: the digest is of these very bytes
  json text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  frozen_at timestamptz not null
);

create function platform.keep_frozen_report() returns trigger language plpgsql as $$
begin
  raise exception 'A frozen report does not change';
end $$;

create trigger frozen_report_stays before update or delete on platform.frozen_report
  for each row execute function platform.keep_frozen_report();
`,
}
