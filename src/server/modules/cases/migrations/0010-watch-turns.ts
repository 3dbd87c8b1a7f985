/** When the office has to look at a case again, also while the citizen has the turn. */
export const watchTurns = {
  name: '0010-watch-turns',
  sql: `
alter table cases.case
  -- until when the citizen is to complete it; null when nothing is awaited
  add complete_by date;
update cases.case c set complete_by = (
  select e.until from cases.event e where e.case_id = c.id and e.kind = 'completion_asked' order by e.at desc limit 1)
where c.state = 'waiting';
alter table cases.case
  -- the end of the limit, or the day after the citizen's turn is over, whichever comes first
  add attention_on date generated always as (least(due_on, complete_by + 1, confirm_by + 1)) stored;
drop index cases.case_queue;
drop index cases.case_department;
create index case_queue on cases.case (attention_on nulls last, received_at)
  where state in ('received', 'in_progress', 'waiting');
create index case_department on cases.case (department_id, attention_on nulls last, received_at)
  where state in ('received', 'in_progress', 'waiting');
`,
}
