import { parseArgs } from 'node:util'
import { UsageError, type Command } from './command.ts'
import { addressesImport } from './addresses-import.ts'
import { auditVerify } from './audit-verify.ts'
import { backupCreate, backupRestore, backupVerify } from './backup.ts'
import { doctor } from './doctor.ts'
import { keysRotate } from './keys-rotate.ts'
import { migrateCommand } from './migrate.ts'
import { minutesParse } from './minutes-parse.ts'
import { minutesRender } from './minutes-render.ts'
import { peopleImport } from './people-import.ts'
import { usageImportLog } from './usage-import-log.ts'
import { userCreate, userPassword } from './user.ts'

const commands: Record<string, Command> = {
  doctor,
  migrate: migrateCommand,
  'people import': peopleImport,
  'user create': userCreate,
  'user password': userPassword,
  'audit verify': auditVerify,
  'keys rotate': keysRotate,
  'addresses import': addressesImport,
  'backup create': backupCreate,
  'backup verify': backupVerify,
  'backup restore': backupRestore,
  'minutes parse': minutesParse,
  'minutes render': minutesRender,
  'usage import-log': usageImportLog,
}

const describe = ({ usage, about }: Command) => `  radnice ${usage}\n      ${about}`

const help = () =>
  ['radnice: práce s radnicí z příkazové řádky', '', ...Object.values(commands).map(describe), ''].join('\n')

/** What Node says of a wrong option, in words for the operator. */
const wrongOption = (code: string): string =>
  code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'Takovou volbu příkaz nezná.' : 'Volba je zapsaná špatně.'

/** What the system says of a file or a folder, in words for the operator. */
function fileTrouble({ code, path }: NodeJS.ErrnoException): string | null {
  if (code === 'ENOENT') return `${path ?? 'Soubor'} neexistuje. Zkontrolujte cestu.`
  if (code === 'EISDIR') return `${path ?? 'Zadaná cesta'} je složka. Zadejte soubor.`
  if (code === 'EACCES' || code === 'EPERM')
    return `${path ?? 'Soubor'} nesmíte číst nebo zapsat. Zkontrolujte práva.`
  return null
}

/** Runs one command. @returns its exit code: 0 done, 1 refused, 2 called wrongly */
export async function runCli(args: readonly string[]): Promise<number> {
  const name = [2, 1].map((words) => args.slice(0, words).join(' ')).find((words) => commands[words])
  const asked = args.includes('--help')
  if (!name) {
    process.stdout.write(help())
    return args.length === 0 || asked || args[0] === 'help' ? 0 : 2
  }
  const command = commands[name]!
  if (asked) {
    process.stdout.write(`${describe(command)}\n`)
    return 0
  }
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(name.split(' ').length),
      options: command.options ?? {},
      allowPositionals: true,
    })
    return await command.run(positionals, values as Record<string, string | boolean | undefined>)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    const misread = code.startsWith('ERR_PARSE_ARGS')
    const wrong = misread || error instanceof UsageError
    const words = misread
      ? wrongOption(code)
      : (fileTrouble(error as NodeJS.ErrnoException) ?? (error as Error).message)
    process.stderr.write(`radnice ${name}: ${words}\n${wrong ? `${describe(command)}\n` : ''}`)
    return wrong ? 2 : 1
  }
}
