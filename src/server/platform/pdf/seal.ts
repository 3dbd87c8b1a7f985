import { readFileSync } from 'node:fs'
import type { Seal } from './sign-pdf.ts'
import type { TimeStamper } from './time-stamp.ts'

let seal: Seal | undefined

/** Files of the city's certificate; without both nothing is signed electronically. */
export function configureSeal(files: {
  certificate: string | undefined
  key: string | undefined
  password: string | undefined
  timeStamps: string | undefined
}): void {
  seal =
    files.certificate && files.key
      ? {
          certificates: readFileSync(files.certificate, 'utf8'),
          key: readFileSync(files.key, 'utf8'),
          password: files.password,
          stamper: files.timeStamps === undefined ? undefined : lazyStamper(files.timeStamps),
        }
      : undefined
}

/** Its library is loaded with the first signature. */
const lazyStamper = (url: string): TimeStamper => ({
  stamp: async (digest) => (await import('./time-stamp.ts')).httpTimeStamper(url).stamp(digest),
})

/** The city's certificate and key, when the configuration names them. */
export const citySeal = (): Seal | undefined => seal
