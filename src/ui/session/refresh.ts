import { invalidateAll } from '$app/navigation'

/**
 * Reads the page anew, if the server and its database answer: a page read over a dropped line would give way to an error,
 * and the last known state with it. @returns whether it was read
 */
export async function refresh(): Promise<boolean> {
  const ready = await fetch('/readyz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (ready) await invalidateAll()
  return ready
}
