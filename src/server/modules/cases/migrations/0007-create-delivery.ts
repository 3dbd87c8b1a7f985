/** How documents of cases reach people, and what proves it. */
export const createDelivery = {
  name: '0007-create-delivery',
  sql: `
create table cases.delivery (
  id uuid primary key,
  case_id uuid not null references cases.case,
  attachment_id uuid references cases.attachment on delete set null,
  channel text not null check (channel in ('data_box', 'post', 'in_person', 'public_notice', 'email')),
  -- where to, sealed under the case's key
  address bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'arrived', 'delivered', 'failed')),
  queued_at timestamptz not null,
  queued_by text not null,
  sent_at timestamptz,
  -- the day on which it lay ready for the addressee: in the box, at the post, on the board
  arrived_on date,
  -- the day on which the law has it delivered, by fiction where fiction says so
  delivered_on date,
  fiction boolean not null default false,
  -- number of the message, of the posting, of the receipt
  proof text,
  fault text,
  check ((state = 'delivered') = (delivered_on is not null)),
  check (state <> 'arrived' or arrived_on is not null),
  check (state <> 'delivered' or proof is not null)
);
create index delivery_case on cases.delivery (case_id);
create index delivery_open on cases.delivery (queued_at) where state in ('waiting', 'sent', 'arrived');
`,
}
