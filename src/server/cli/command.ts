export interface Command {
  /** Words after `radnice` */
  usage: string
  about: string
  options?: Record<string, { type: 'string' | 'boolean' }>
  /** @returns the exit code */
  run: (args: string[], options: Record<string, string | boolean | undefined>) => Promise<number>
}
