/** Names as people look for them: small letters, without diacritics. */
export const foldNames = {
  name: '0002-fold-names',
  sql: `
create function people.folded(text) returns text language sql immutable parallel safe as $$
  select regexp_replace(normalize(lower($1), nfd), '[\\u0300-\\u036f]', '', 'g')
$$;
`,
}
