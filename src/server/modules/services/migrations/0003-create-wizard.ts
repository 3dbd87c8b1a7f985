/** The short questions whether a life situation concerns somebody. */
export const createWizard = {
  name: '0003-create-wizard',
  sql: `
create table services.wizard (
  situation_id uuid primary key references services.situation on delete cascade,
  -- DMN 1.3 as its author wrote it
  xml text not null,
  version int not null default 1,
  written_by text not null,
  written_at timestamptz not null
);
`,
}
