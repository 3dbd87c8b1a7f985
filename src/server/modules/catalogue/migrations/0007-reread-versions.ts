/** A version that was read again from the file of another one gives it back when it is discarded. */
export const rereadVersions = {
  name: '0007-reread-versions',
  sql: `
alter table catalogue.data_version add column reread_of uuid references catalogue.data_version;
`,
} as const
