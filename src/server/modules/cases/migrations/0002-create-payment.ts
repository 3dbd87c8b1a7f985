/** Payments that a case asks for. */
export const createPayment = {
  name: '0002-create-payment',
  sql: `
-- a row, not a sequence: it goes with backups
create table cases.payment_counter (id int primary key check (id = 1), last int not null check (last <= 99999999));
insert into cases.payment_counter values (1, 0);

create table cases.payment (
  id uuid primary key,
  case_id uuid not null references cases.case,
  -- haléře
  amount bigint not null check (amount > 0),
  variable_symbol text not null unique check (variable_symbol ~ '^[0-9]{1,10}$'),
  due_on date,
  what text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  paid_on date,
  paid_noted_by text
);
create index payment_case on cases.payment (case_id);
`,
}
