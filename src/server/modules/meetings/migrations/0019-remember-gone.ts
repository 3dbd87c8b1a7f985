/**
 * What was public in open data and is no more: readers that ask what changed learn that it was deleted (OParl 1.1, 2.7).
 * The database notes it by itself, whatever took the object away.
 */
export const rememberGone = {
  name: '0019-remember-gone',
  sql: `
create table meetings.gone (
  kind text not null check (kind in ('organization', 'membership', 'legislativeTerm', 'meeting', 'paper')),
  id uuid not null,
  gone_at timestamptz not null default now(),
  primary key (kind, id)
);
create index gone_since on meetings.gone (kind, gone_at);

create function meetings.note_gone() returns trigger language plpgsql as $$
begin
  insert into meetings.gone (kind, id) values (tg_argv[0], old.id)
    on conflict (kind, id) do update set gone_at = now();
  return old;
end $$;
create trigger note_gone after delete on meetings.membership for each row execute function meetings.note_gone('membership');
create trigger note_gone after delete on meetings.legislative_term for each row execute function meetings.note_gone('legislativeTerm');
create trigger note_gone after delete on meetings.body for each row execute function meetings.note_gone('organization');

-- A record that is published, or taken back
create function meetings.note_publication() returns trigger language plpgsql as $$
begin
  if new.state = 'published' and old.state <> 'published' then
    delete from meetings.gone g where (g.kind = 'meeting' and g.id = new.id)
      or (g.kind = 'paper' and g.id in (select r.id from meetings.resolution r where r.meeting_id = new.id));
  elsif old.state = 'published' and new.state <> 'published' then
    insert into meetings.gone (kind, id)
      select 'paper', r.id from meetings.resolution r where r.meeting_id = new.id
      union all select 'meeting', new.id where new.origin <> 'held'
      on conflict (kind, id) do update set gone_at = now();
  end if;
  return new;
end $$;
create trigger note_publication after update of state on meetings.meeting for each row execute function meetings.note_publication();
`,
}
