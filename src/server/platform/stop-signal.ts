const patience = 2000

/**
 * Resolves at the first SIGINT or SIGTERM. A later one ends the process at once, but not in the first two seconds:
 * a terminal and npm both pass Ctrl+C on, and an orderly stop must not be cut short by its own echo.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined
    const stop = (signal: NodeJS.Signals) => {
      if (first === undefined) {
        first = Date.now()
        resolve(signal)
      } else if (Date.now() - first > patience) process.exit(130)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
