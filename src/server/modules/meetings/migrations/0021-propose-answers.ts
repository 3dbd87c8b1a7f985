/** Answers that diaries sent by mail wait beside the invitation until somebody confirms them. */
export const proposeAnswers = {
  name: '0021-propose-answers',
  sql: `
-- A poll becomes an annex once
alter table meetings.poll
  add column attached_to uuid references meetings.meeting on delete set null;

alter table meetings.invitee
  add column proposed_state text check (proposed_state in ('coming', 'excused')),
  add column proposed_reason text,
  add column proposed_at timestamptz,
  drop constraint invitee_answered_by_check,
  add constraint invitee_answered_by_check check (answered_by in ('link', 'desk', 'mail'));
`,
}
