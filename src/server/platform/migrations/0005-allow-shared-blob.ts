/** The same public file stored twice lies on disk once: two rows may name one blob. */
export const allowSharedBlob = {
  name: '0005-allow-shared-blob',
  sql: `
alter table platform.file drop constraint file_blob_key;
create index file_blob on platform.file (blob);
`,
}
