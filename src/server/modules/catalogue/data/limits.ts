/** Bytes of the largest file of data. */
export const largestData = 600 * 2 ** 20

/** Mebibytes that the database may take while it reads or writes a table: its blocks of rows are as wide as the table. */
export const memoryFor = (columns: number): number => 200 + Math.max(0, columns - 50) / 2
/** Rows that are written as one group: fewer of wide tables, all of them are in memory at once. */
export const rowsTogether = (columns: number): number =>
  Math.max(2048, Math.min(122_880, Math.floor(3_000_000 / columns)))
