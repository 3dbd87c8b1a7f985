/** Whose drafts and cases are, when they are signed in; by which power of attorney they were filed. */
export const linkCitizen = {
  name: '0008-link-citizen',
  sql: `
alter table cases.draft add citizen_id uuid, add mandate_id uuid;
create index draft_citizen on cases.draft (citizen_id) where citizen_id is not null;
alter table cases.case add citizen_id uuid, add grantor_id uuid, add mandate_id uuid, add reminded_on date;
create index case_citizen on cases.case (citizen_id, received_at desc) where citizen_id is not null;
create index case_grantor on cases.case (grantor_id, received_at desc) where grantor_id is not null;
create index case_confirm on cases.case (confirm_by) where confirm_by is not null;
`,
}
