/** Annexes that are reports of the running city: alive until the meeting ends, frozen then. */
export const attachReports = {
  name: '0022-attach-reports',
  sql: `
alter table meetings.annex alter column item_id set default null;

-- Path of the live report that answers a task
alter table meetings.task add column answer_path text;

create table meetings.live_annex (
  annex_id uuid primary key references meetings.annex on delete cascade,
  report text not null,
  parameters jsonb not null,
  public boolean not null,
  -- one of platform.frozen_report, once it is frozen
  frozen_id uuid
);
`,
}
