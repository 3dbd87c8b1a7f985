/** Rows of an answer to a stranger's SQL at the most. */
export const mostSqlRows = 10_000
