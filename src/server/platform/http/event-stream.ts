import { onStopping } from './closing.ts'

/** A stream ends after so long and is opened again: whoever lost the right to it finds it closed. In milliseconds */
const longest = 10 * 60_000
/** A reader so many events behind is passed over; the next event holds the whole state anyway */
const behind = -4

const encoder = new TextEncoder()
const opening = encoder.encode('retry: 1500\n\n')

/** One event (HTML Living Standard, 9.2.6), encoded once for all who listen. @param data a text without line breaks */
export const eventOf = (data: string): Uint8Array => encoder.encode(`data: ${data}\n\n`)

/** An answer of server-sent events. @param begin gets how to tell an event; returns how to end */
export function eventStream(begin: (tell: (event: Uint8Array) => void) => () => void): Response {
  let end: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false
      let stop: () => void = () => undefined
      const forget = onStopping(() => end())
      const timer = setTimeout(() => end(), longest)
      end = () => {
        if (over) return
        over = true
        clearTimeout(timer)
        forget()
        stop()
        try {
          controller.close()
        } catch {
          // the reader has gone already
        }
      }
      controller.enqueue(opening)
      stop = begin((event) => {
        if (!over && (controller.desiredSize ?? 0) > behind) controller.enqueue(event)
      })
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // neither compressed nor held back on its way
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
