/** Secret addresses of people's calendars: a new nonce ends the address before it. */
export const createCalendarAddress = {
  name: '0011-create-calendar-address',
  sql: `
create table meetings.calendar_address (
  person_id uuid primary key references people.person,
  nonce text not null,
  created_at timestamptz not null default now()
);
`,
}
