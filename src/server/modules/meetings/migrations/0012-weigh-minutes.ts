/** How large the files of published minutes are, so that a page can say it before they are fetched. */
export const weighMinutes = {
  name: '0012-weigh-minutes',
  sql: `
create table meetings.minutes_size (
  meeting_id uuid primary key references meetings.published_minutes,
  -- name of the file to its bytes
  sizes jsonb not null
);
`,
}
