type Level = 'debug' | 'info' | 'warn' | 'error'
const order: readonly Level[] = ['debug', 'info', 'warn', 'error']
let least: Level = 'info'

export function setLogLevel(level: Level): void {
  least = level
}

/** One JSON object per line on standard error. Never pass names, addresses, tokens or document texts. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  if (order.indexOf(level) < order.indexOf(least)) return
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
}

/** What may be said of an error in a log: its name, message and stack, no attached values. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    // pg-boss hands over plain objects with the error inside
    const { message, error: inner } = (typeof error === 'object' && error !== null ? error : {}) as {
      message?: unknown
      error?: unknown
    }
    if (inner instanceof Error) return describeError(inner)
    return { error: typeof message === 'string' ? message : JSON.stringify(error) }
  }
  const code = (error as { code?: unknown }).code
  return {
    error: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
  }
}
