/** Citizens who signed in: what they let Radnice keep, whom they act for, who acts for them. */
export const createCitizen = {
  name: '0001-create-citizen',
  sql: `
create schema citizens;

create table citizens.citizen (
  id uuid primary key,
  -- an HMAC of the issuer and the subject: the pseudonym itself is not kept
  subject_index bytea not null unique,
  key bytea not null,
  profile bytea not null,
  -- what they do not want to be written about
  silent text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  signed_at timestamptz not null
);

create table citizens.session (
  id_digest text primary key,
  citizen_id uuid not null references citizens.citizen on delete cascade,
  level text not null check (level in ('low', 'substantial', 'high')),
  opened_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expires on citizens.session (expires_at);
create index session_citizen on citizens.session (citizen_id);

create table citizens.organisation (
  id uuid primary key,
  citizen_id uuid not null references citizens.citizen on delete cascade,
  -- sealed under the citizen's key: that somebody acts for a company is theirs
  content bytea not null
);
create index organisation_citizen on citizens.organisation (citizen_id);

create table citizens.mandate (
  id uuid primary key,
  grantor_id uuid not null references citizens.citizen on delete cascade,
  agent_id uuid references citizens.citizen on delete set null,
  -- who is named in it, sealed under the grantor's key
  content bytea not null,
  nonce text not null,
  -- procedures for which it is given; empty for all
  scope text[] not null default '{}',
  ends_on date not null,
  granted_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index mandate_grantor on citizens.mandate (grantor_id);
create index mandate_agent on citizens.mandate (agent_id) where revoked_at is null;
`,
}
