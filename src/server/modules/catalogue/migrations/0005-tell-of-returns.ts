/** A dataset that is published again is no new one. */
export const tellOfReturns = {
  name: '0005-tell-of-returns',
  sql: `
alter table catalogue.news drop constraint news_kind_check;
alter table catalogue.news add constraint news_kind_check
  check (kind in ('published', 'returned', 'data', 'changed', 'withdrawn'));
`,
} as const
