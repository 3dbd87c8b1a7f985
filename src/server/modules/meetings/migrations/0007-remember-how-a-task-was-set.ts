/** The state in which its own meeting left a task: published minutes show it whatever later meetings decided. */
export const rememberHowTaskWasSet = {
  name: '0007-remember-how-a-task-was-set',
  sql: `
alter table meetings.task add column set_state text
  check (set_state in ('open', 'ongoing', 'done', 'cancelled'));
update meetings.task t set set_state = case
  when exists (select 1 from meetings.task_review r where r.task_id = t.id) then 'open' else t.state end;
alter table meetings.task alter column set_state set not null;
`,
}
