type Closer = () => Promise<void>

// The bundle of requests and the composition root are two copies of this module in one process: they meet here
const key = Symbol.for('radnice.closing')
const shared = globalThis as unknown as Record<symbol, Closer[] | undefined>

/** The bundled application says how its pools are closed before the database stops. */
export function onClose(close: Closer): void {
  shared[key] = [...(shared[key] ?? []), close]
}

/** Closes what the application opened, in the opposite order. */
export async function closeApplication(): Promise<void> {
  for (const close of [...(shared[key] ?? [])].reverse()) await close().catch(() => undefined)
  shared[key] = []
}

const stopKey = Symbol.for('radnice.stopping')
const stopping = globalThis as unknown as Record<symbol, Set<() => void> | undefined>

/** Answers that would never end by themselves hear that the server stops. @returns how to forget it */
export function onStopping(stop: () => void): () => void {
  const all = (stopping[stopKey] ??= new Set())
  all.add(stop)
  return () => all.delete(stop)
}

/** Ends the answers that would keep the server from stopping. */
export function endStreams(): void {
  for (const stop of [...(stopping[stopKey] ?? [])]) stop()
}
