/** What the virus scanner said: `not_scanned` where none is configured, or a file is our own. */
export type ScanState = 'not_scanned' | 'waiting' | 'clean' | 'infected'
