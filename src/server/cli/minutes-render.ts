import { readFile, writeFile } from 'node:fs/promises'
import { renderMinutesFile, minutesFormats } from '../modules/meetings/index.ts'
import { UsageError, type Command } from './command.ts'

export const minutesRender: Command = {
  usage: 'minutes render SOUBOR.json --format txt|html|pdf|pdf-archive|docx --out SOUBOR',
  about: 'Sestaví zápis z údajů ve tvaru, který píše minutes parse',
  options: { format: { type: 'string' }, out: { type: 'string' } },
  run: async ([file], { format, out }) => {
    const chosen = minutesFormats.find((known) => known === format)
    if (!file || typeof out !== 'string' || !chosen)
      throw new UsageError(`Zadejte soubor, --format (${minutesFormats.join(', ')}) a --out.`)
    const made = await renderMinutesFile(await readFile(file, 'utf8'), chosen)
    await writeFile(out, made).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        `Do souboru ${out} nejde zapsat (${error.code}). Zvolte složku, která existuje a do které smíte psát.`,
      )
    })
    return 0
  },
}
