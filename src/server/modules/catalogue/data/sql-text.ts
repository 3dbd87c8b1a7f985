/** A text as a literal of SQL. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A name of a column or a table, whatever characters it has. */
export const named = (name: string) => `"${name.replaceAll('"', '""')}"`
