/** What the virus scanner said of files from outside. */
export const scanFiles = {
  name: '0013-scan-files',
  sql: `
alter table platform.file
  add scan text not null default 'not_scanned' check (scan in ('not_scanned', 'waiting', 'clean', 'infected')),
  add scanned_at timestamptz,
  add scan_found text;
create index file_waiting on platform.file (created_at) where scan = 'waiting';
`,
}
