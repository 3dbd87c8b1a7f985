import { onStopping } from './closing.ts'

/** A stream ends after so long and is opened again: whoever lost the right to it finds it closed. In milliseconds */
const longest = 10 * 60_000
/** A reader so many events behind is passed over; the next event holds the whole state anyway */
const behind = -4

/**
 * An answer of server-sent events. @param begin gets how to tell one event's data, a text without line breaks; returns
 * how to end
 */
export function eventStream(begin: (tell: (data: string) => void) => () => void): Response {
  const encoder = new TextEncoder()
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
      controller.enqueue(encoder.encode('retry: 1500\n\n'))
      stop = begin((data) => {
        if (!over && (controller.desiredSize ?? 0) > behind)
          controller.enqueue(encoder.encode(`data: ${data}\n\n`))
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
