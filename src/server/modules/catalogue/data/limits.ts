/** Bytes of the largest file of data. */
export const largestData = 600 * 2 ** 20
