/** What an organisation says by its link is public only after the city has looked at it. */
export const checkAnswers = {
  name: '0006-check-answers',
  sql: `
alter table catalogue.source_state add column checked_at timestamptz;
update catalogue.source_state set checked_at = recorded_at;
create index source_state_checked on catalogue.source_state (checked_at);
`,
} as const
