/** Addresses out of the state's register (RÚIAN). */
export const createAddress = {
  name: '0001-create-address',
  sql: `
create schema addresses;
create table addresses.address (
  -- kód adresního místa
  code bigint primary key,
  municipality_code int not null,
  municipality text not null,
  -- městská část or obvod, where there is one
  borough text,
  -- část obce
  part text not null,
  street text,
  -- popisné or evidenční number, with the orientation one
  house text not null,
  postcode text not null check (postcode ~ '^[0-9]{5}$'),
  -- words without diacritics, to be found by
  words text not null
);
create index address_words on addresses.address using gin (to_tsvector('simple', words));
create index address_municipality on addresses.address (municipality_code);
`,
}
