/** Query of a list's address without the name of the posted action: where the list is shown again as it was. */
export function listQuery(url: URL): string {
  const query = new URLSearchParams(url.searchParams)
  for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name)
  return query.toString()
}

/** The address of a list as it was shown. */
export function listAddress(url: URL): string {
  const query = listQuery(url)
  return query === '' ? url.pathname : `${url.pathname}?${query}`
}
