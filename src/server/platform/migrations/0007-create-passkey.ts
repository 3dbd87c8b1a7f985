/** Passkeys, and what waits for the browser's answer: a challenge, or the way back from the city's identity provider. */
export const createPasskey = {
  name: '0007-create-passkey',
  sql: `
create table auth.passkey (
  id uuid primary key,
  user_id text not null references auth."user" on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_user on auth.passkey (user_id);

-- Taken once, within minutes; the id is known only to the browser's cookie
create table auth.ceremony (
  id_digest text primary key,
  kind text not null,
  user_id text references auth."user" on delete cascade,
  content jsonb not null,
  expires_at timestamptz not null
);

-- One account a subject of one issuer
create unique index account_provider on auth.account ("providerId", "accountId") where "providerId" like 'oidc:%';
`,
}
