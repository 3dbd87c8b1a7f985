import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { auditVerify } from './audit-verify.ts'
import { backupCreate, backupRestore, backupVerify } from './backup.ts'
import { doctor } from './doctor.ts'
import { migrateCommand } from './migrate.ts'
import { minutesParse } from './minutes-parse.ts'
import { minutesRender } from './minutes-render.ts'
import { peopleImport } from './people-import.ts'
import { userCreate, userPassword } from './user.ts'

const commands: Record<string, Command> = {
  doctor,
  migrate: migrateCommand,
  'people import': peopleImport,
  'user create': userCreate,
  'user password': userPassword,
  'audit verify': auditVerify,
  'backup create': backupCreate,
  'backup verify': backupVerify,
  'backup restore': backupRestore,
  'minutes parse': minutesParse,
  'minutes render': minutesRender,
}

const help = () =>
  [
    'radnice: práce s radnicí z příkazové řádky',
    '',
    ...Object.values(commands).map(({ usage, about }) => `  radnice ${usage}\n      ${about}`),
    '',
  ].join('\n')

/** Runs one command. @returns its exit code: 0 done, 1 refused, 2 called wrongly */
export async function runCli(args: readonly string[]): Promise<number> {
  const name = [2, 1].map((words) => args.slice(0, words).join(' ')).find((words) => commands[words])
  if (!name || args.includes('--help')) {
    process.stdout.write(help())
    return args.length === 0 || args.includes('--help') || args[0] === 'help' ? 0 : 2
  }
  const command = commands[name]!
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(name.split(' ').length),
      options: command.options ?? {},
      allowPositionals: true,
    })
    return await command.run(positionals, values as Record<string, string | boolean | undefined>)
  } catch (error) {
    process.stderr.write(`radnice ${name}: ${(error as Error).message}\n`)
    const code = (error as { code?: string }).code ?? ''
    return code.startsWith('ERR_PARSE_ARGS') ? 2 : 1
  }
}
