import type { IncomingMessage, ServerResponse } from 'node:http'
import { pieceSize, type Bytes } from '../files/bytes.ts'

// The bundle of requests and the edge are two copies of this module: they meet at the request
const key = Symbol.for('radnice.straight-body')
type Slot = { body: Bytes | null }
type WithSlot = IncomingMessage & { [key]?: Slot }

/**
 * Leaves the bytes of an answer to the edge: a large file goes from the disk into the socket through two pieces of memory.
 * In a Response each piece is new memory, and clearing that up takes longer than the reading and the sending together.
 * The application answers with the head alone.
 * @returns whether an edge stands in front of the application and sends them
 */
export function sendStraight(request: IncomingMessage | undefined, body: Bytes): boolean {
  const slot = (request as WithSlot | undefined)?.[key]
  if (!slot) return false
  slot.body = body
  return true
}

/** Before the application is asked: an answer that it ends is followed by the bytes that it left. */
export function followWithBody(request: IncomingMessage, response: ServerResponse): void {
  const slot: Slot = { body: null }
  ;(request as WithSlot)[key] = slot
  const { end } = response
  response.end = ((...rest: Parameters<typeof end>) => {
    response.end = end
    const { body } = slot
    if (body === null) return end.apply(response, rest)
    if (response.statusCode === 200 || response.statusCode === 206) {
      void send(body, response)
      return response
    }
    // a head that became something else on its way has a body of its own
    void body.close()
    return end.apply(response, rest)
  }) as typeof end
}

async function send(body: Bytes, response: ServerResponse): Promise<void> {
  const memory = [Buffer.allocUnsafeSlow(pieceSize), Buffer.allocUnsafeSlow(pieceSize)]
  let release = () => {}
  // everything written has left, or whoever asked has
  response.on('drain', () => release())
  response.on('close', () => release())
  let sent: Promise<void> | undefined
  try {
    for (let turn = 0; ; turn = 1 - turn) {
      const length = await body.read(memory[turn]!)
      await sent
      if (response.destroyed) return
      if (length === 0) return void response.end()
      if (!response.write(memory[turn]!.subarray(0, length)))
        sent = new Promise((resolve) => (release = resolve))
      // a piece that still waits somewhere keeps its memory
      else memory[turn] = Buffer.allocUnsafeSlow(pieceSize)
    }
  } catch {
    // half of a file must not look like a whole one
    response.destroy()
  } finally {
    await body.close()
  }
}
