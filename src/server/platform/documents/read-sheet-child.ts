// Reads the first sheet of one foreign XLSX; lives only for that file.
process.on('message', ({ input }: { input: { bytes: Uint8Array } }) => {
  read(input.bytes).then(
    (output) => process.send!({ output }),
    (error: unknown) => process.send!({ refused: error instanceof Error ? error.message : String(error) }),
  )
})

async function read(bytes: Uint8Array): Promise<string[][]> {
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(Buffer.from(bytes))
  return rows.map((row) =>
    row.map((cell) =>
      cell === null || cell === undefined
        ? ''
        : cell instanceof Date
          ? cell.toISOString().slice(0, 10)
          : String(cell),
    ),
  )
}
