/** Who handles cases: departments, substitutes, opinions; what belongs together; who was warned. */
export const createDepartment = {
  name: '0005-create-department',
  sql: `
create table cases.department (
  id uuid primary key,
  name text not null unique,
  -- submissions of these procedures come here by themselves
  procedures text[] not null default '{}',
  version int not null default 1
);
create table cases.department_member (
  department_id uuid not null references cases.department on delete cascade,
  account_id text not null,
  primary key (department_id, account_id)
);
create index department_member_account on cases.department_member (account_id);

alter table cases.case
  add department_id uuid references cases.department,
  add merged_into uuid references cases.case,
  -- code of the outcome that its procedure knows
  add outcome text;
create index case_department on cases.case (department_id, due_on nulls last, received_at)
  where state in ('received', 'in_progress', 'waiting');
create index case_labels on cases.case using gin (labels) where state in ('received', 'in_progress', 'waiting');

create table cases.substitution (
  id uuid primary key,
  account_id text not null,
  substitute_account text not null,
  from_day date not null,
  to_day date not null,
  check (from_day <= to_day and account_id <> substitute_account)
);
create index substitution_by on cases.substitution (substitute_account, to_day);
create index substitution_of on cases.substitution (account_id, to_day);

create table cases.opinion (
  id uuid primary key,
  case_id uuid not null references cases.case,
  asked_at timestamptz not null,
  asked_by text not null,
  of_account text not null,
  of_name text not null,
  -- sealed under the case's key
  question bytea not null,
  until date not null,
  answer bytea,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index opinion_case on cases.opinion (case_id);
create index opinion_waits on cases.opinion (of_account) where answered_at is null;

-- one warning a day for each clerk, however often the job runs
create table cases.warning (
  account_id text not null,
  on_day date not null,
  primary key (account_id, on_day)
);
`,
}
