// Reads one foreign file of a table; lives only for that file, with a cap on its memory and time.
import type { LoadInput } from './load-table.ts'

process.on('message', ({ input }: { input: LoadInput }) => {
  import('./load-table.ts')
    .then(({ loadTable }) => loadTable(input))
    .then(
      (output) => process.send!({ output }),
      (problem: unknown) => {
        const refused = problem instanceof Error && problem.name === 'Refused'
        // anything else ends the child, and the parent says that the file could not be read
        if (!refused) throw problem
        process.send!({ refused: problem.message })
      },
    )
})
