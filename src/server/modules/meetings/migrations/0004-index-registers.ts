/** Indexes in the order in which the public lists read. */
export const indexRegisters = {
  name: '0004-index-registers',
  sql: `
create index meeting_published_at on meetings.meeting (published_at desc) where published_at is not null;
create index task_register on meetings.task ((state in ('done', 'cancelled')), due_on, id);
create index task_changed_at on meetings.task (changed_at desc);
create index task_review_task on meetings.task_review (task_id);
`,
}
