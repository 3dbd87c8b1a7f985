/** The outbox, whose mail leaves after commit, and the register of stored files. */
export const createMailAndFile = {
  name: '0002-create-mail-and-file',
  sql: `
create table platform.mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  text text not null,
  calendar text,
  message_id text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'held')),
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mail_newest on platform.mail (created_at desc);

create table platform.file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null,
  blob text not null unique,
  -- null for public files; private ones are encrypted under a key of their own, wrapped by the master key
  wrapped_key bytea,
  owner_kind text,
  owner_id uuid,
  created_at timestamptz not null default now()
);
create index file_owner on platform.file (owner_kind, owner_id);
`,
}
