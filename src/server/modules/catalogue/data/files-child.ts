// Makes files for download out of one table; lives only for it, with a cap on its memory and time.
import type { FilesInput } from './make-files.ts'

process.on('message', ({ input }: { input: FilesInput }) => {
  import('./make-files.ts')
    .then(({ makeFiles }) => makeFiles(input))
    .then((output) => process.send!({ output }))
})
