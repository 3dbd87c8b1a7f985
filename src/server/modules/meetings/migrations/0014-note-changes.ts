/** When a body, a membership and a term last changed: open data are asked for what changed since a day. */
export const noteChanges = {
  name: '0014-note-changes',
  sql: `
alter table meetings.body add column changed_at timestamptz not null default now();
alter table meetings.membership add column changed_at timestamptz not null default now();
alter table meetings.legislative_term add column changed_at timestamptz not null default now();

create function meetings.note_change() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;
create trigger note_change before update on meetings.body for each row execute function meetings.note_change();
create trigger note_change before update on meetings.membership for each row execute function meetings.note_change();
create trigger note_change before update on meetings.legislative_term for each row execute function meetings.note_change();
`,
}
