/**
 * The public twin of a record. What stands between ⟦ and ⟧ is for those inside only; the plain names of the columns hold
 * the text without it, made by the database itself, so whatever reads them cannot leak it. Those inside read `full_…`.
 */
export const hideMarkedText = {
  name: '0015-hide-marked-text',
  sql: `
-- A mark without its end hides all the rest
create function meetings.without_hidden(written text) returns text
  language sql immutable parallel safe
  return regexp_replace(written, '⟦[^⟧]*(⟧|$)', '[neveřejné]', 'g');

alter table meetings.agenda_item rename column title to full_title;
alter table meetings.agenda_item rename column text to full_text;
alter table meetings.agenda_item
  add column title text generated always as (meetings.without_hidden(full_title)) stored,
  add column text text generated always as (meetings.without_hidden(full_text)) stored;

alter table meetings.resolution rename column text to full_text;
alter table meetings.resolution
  add column text text generated always as (meetings.without_hidden(full_text)) stored;

alter table meetings.task rename column text to full_text;
alter table meetings.task
  add column text text generated always as (meetings.without_hidden(full_text)) stored;

alter table meetings.task_review rename column note to full_note;
alter table meetings.task_review
  add column note text generated always as (meetings.without_hidden(full_note)) stored;
`,
}
