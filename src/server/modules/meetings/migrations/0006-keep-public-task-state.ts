/** What the public knows of a task changes only when the minutes that changed it are published. */
export const keepPublicTaskState = {
  name: '0006-keep-public-task-state',
  sql: `
alter table meetings.task add column public_state text
  check (public_state in ('open', 'ongoing', 'done', 'cancelled'));
update meetings.task t set public_state = t.state
  from meetings.meeting m where m.id = t.meeting_id and m.state = 'published';
drop index meetings.task_register;
create index task_register on meetings.task ((public_state in ('done', 'cancelled')), due_on, id);
`,
}
