/** Counts of one day: `[people, bots]`. Visitors are counted when the import closes. */
export interface LogCounts {
  page_views: [number, number]
  visits: [number, number]
  searches: [number, number]
  downloads: [number, number]
}
