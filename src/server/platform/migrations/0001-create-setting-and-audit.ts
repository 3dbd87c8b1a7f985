/** Settings of the installation, and the append-only audit trail whose rows are chained by SHA-256. */
export const createSettingAndAudit = {
  name: '0001-create-setting-and-audit',
  sql: `
create table platform.setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

create table platform.audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  on_behalf_of text,
  request_id text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_entry_subject on platform.audit_entry (subject_kind, subject_id, seq desc);
create index audit_entry_actor on platform.audit_entry (actor, seq desc);

create table platform.audit_head (
  single boolean primary key default true check (single),
  seq bigint not null,
  hash bytea not null
);
insert into platform.audit_head (seq, hash) values (0, sha256('radnice'));

-- What is hashed: every column as text, in order, so that no two rows read the same
create function platform.audit_payload(e platform.audit_entry) returns text language sql immutable as $$
  select jsonb_build_array(e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.on_behalf_of,
    e.request_id, e.action, e.subject_kind, e.subject_id, e.details, encode(e.previous_hash, 'hex'))::text
$$;

-- Called as the last statement of a transaction: the head's lock orders all writers by commit
create function platform.append_audit(entries jsonb) returns void language plpgsql as $$
declare
  head platform.audit_head;
  item jsonb;
  e platform.audit_entry;
begin
  select * into strict head from platform.audit_head for update;
  for item in select * from jsonb_array_elements(entries) loop
    e := row(head.seq + 1, clock_timestamp(), item->>'actor', item->>'onBehalfOf', item->>'requestId', item->>'action',
      item->>'subjectKind', item->>'subjectId', coalesce(item->'details', '{}'), head.hash, ''::bytea);
    e.hash := sha256(convert_to(platform.audit_payload(e), 'UTF8'));
    insert into platform.audit_entry select e.*;
    head.seq := e.seq;
    head.hash := e.hash;
  end loop;
  update platform.audit_head set seq = head.seq, hash = head.hash;
end $$;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on platform.audit_entry
  for each statement execute function platform.refuse_change();
`,
}
