/** Payments that a case asks for. */
export const createPayment = {
  name: '0002-create-payment',
  sql: `
create sequence cases.payment_symbol minvalue 1 maxvalue 99999999;

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
