import { connect } from 'node:net'
import { pipeline } from 'node:stream/promises'

/** Where clamd listens: `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
export type ClamdAddress = { host: string; port: number } | { path: string }

export function clamdAddress(text: string): ClamdAddress | null {
  const unix = /^unix:(\/.+)$/.exec(text)
  if (unix) return { path: unix[1]! }
  const tcp = /^tcp:\/\/([^/:]+):(\d{1,5})$/.exec(text)
  return tcp ? { host: tcp[1]!, port: Number(tcp[2]) } : null
}

/** Milliseconds without a word from clamd */
const patience = 60_000

/**
 * Has clamd look through a stream (command INSTREAM: chunks with their lengths, an empty one ends).
 * @returns name of what was found; null when the content is clean
 * @throws Error when clamd cannot be reached, takes too long, or did not look
 */
export function askClamd(address: ClamdAddress, content: AsyncIterable<Uint8Array>): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(address)
    let answer = ''
    let fault: Error | undefined
    socket.setTimeout(patience, () => socket.destroy(new Error('clamd does not answer')))
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => (answer += text))
    // what it said before the line broke counts more than how it broke
    socket.on('error', (error) => (fault ??= error))
    socket.on('close', () => {
      const said = answer.replace(/\0+$/, '').trim()
      const found = /^stream: (.+) FOUND$/.exec(said)
      if (found) resolve(found[1]!)
      else if (said === 'stream: OK') resolve(null)
      else reject(new Error(`clamd did not look: ${said || (fault?.message ?? 'no answer')}`))
    })
    pipeline(framed(content), socket, { end: false }).catch((error: unknown) =>
      socket.destroy(error as Error),
    )
  })
}

/** The command, chunks with their lengths, and the empty one that ends. */
async function* framed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of content) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    yield length
    yield chunk
  }
  yield Buffer.alloc(4)
}
