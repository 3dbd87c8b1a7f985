let address: string | undefined

/** Sets the address that citizens type; only composition roots and test set-up call it. */
export function usePublicUrl(url: string): void {
  address = url.replace(/\/+$/, '')
}

/** The only source of absolute links, without a slash at the end. */
export function publicUrl(): string {
  if (address === undefined) throw new Error('usePublicUrl() was not called by the composition root')
  return address
}
