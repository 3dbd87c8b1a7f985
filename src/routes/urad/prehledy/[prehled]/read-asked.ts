import { findReport } from '#server/platform/reports/reports.ts'

/** Parameters of a report from its address; what it does not know is left out. @throws DomainError `not_found` */
export function readAsked(slug: string, url: URL): Record<string, string> {
  const asked: Record<string, string> = {}
  for (const { name } of findReport(slug).parameters) {
    const value = url.searchParams.get(name)
    if (value) asked[name] = value.slice(0, 200)
  }
  return asked
}
