export interface Command {
  /** Words after `radnice` */
  usage: string
  about: string
  options?: Record<string, { type: 'string' | 'boolean' }>
  /** @returns the exit code */
  run: (args: string[], options: Record<string, string | boolean | undefined>) => Promise<number>
}

/** The command was called wrongly: its usage is shown, nothing is opened or founded. */
export class UsageError extends Error {
  override name = 'UsageError'
}
