import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { readMinutesFile } from '../modules/meetings/index.ts'
import { UsageError, type Command } from './command.ts'

export const minutesParse: Command = {
  usage: 'minutes parse SOUBOR… [--out SLOŽKA]',
  about: 'Přečte staré zápisy (TXT, DOCX, PDF) a zapíše, co uvádějí, jako NÁZEV.json',
  options: { out: { type: 'string' } },
  run: async (files, { out }) => {
    if (files.length === 0) throw new UsageError('Napište, který soubor přečíst.')
    const folder = typeof out === 'string' ? out : '.'
    await mkdir(folder, { recursive: true })
    let failed = 0
    const written = new Map<string, string>()
    for (const file of files) {
      try {
        const { minutes } = await readMinutesFile(file)
        const target = join(folder, `${basename(file, extname(file))}.json`)
        const earlier = written.get(target)
        if (earlier !== undefined)
          throw new Error(
            `${target} už drží zápis ze souboru ${earlier}. Soubory stejného jména čtěte zvlášť.`,
          )
        written.set(target, file)
        await writeFile(target, `${JSON.stringify(minutes, null, 2)}\n`)
        process.stdout.write(`${file} → ${target}\n`)
      } catch (error) {
        failed++
        process.stderr.write(`${file}: ${(error as Error).message}\n`)
      }
    }
    return failed === 0 ? 0 : 1
  },
}
