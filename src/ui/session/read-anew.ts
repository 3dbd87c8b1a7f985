import { invalidateAll } from '$app/navigation'

/**
 * Reads anew what a page of the session shows, past the framework's own reading: that one leaves the page for an error
 * when the line or the server drops in the middle, and the last known state would go with it.
 * @param address answers with the page's data as JSON
 * @returns the data, or null when the server does not answer: what is shown stays
 */
export async function readAnew<T>(address: string): Promise<T | null> {
  try {
    const response = await fetch(address, { cache: 'no-store' })
    if (response.ok && !response.redirected) return (await response.json()) as T
    // signed out, or no right any more: the page itself says so
    if (response.status < 500) await invalidateAll()
  } catch {
    // no line
  }
  return null
}
