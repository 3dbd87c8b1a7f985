// Sends events, one a request, over connections kept alive, for some seconds: says how many were acknowledged and how late.
import { connect, type Socket } from 'node:net'

const [port, seconds, path] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!]
const connections = 64
const started = performance.now()
const ends = started + seconds * 1000
const waits: number[] = []
let open = connections

function request(n: number): string {
  const body = JSON.stringify({ p: 'radnice', k: 'view', c: `/stranka/${n % 400}` })
  return `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\nuser-agent: Mozilla/5.0 (X11; Linux) Firefox/${100 + (n % 40)}\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

let sent = 0
for (let n = 0; n < connections; n++) {
  const socket: Socket = connect(port, '127.0.0.1')
  let at = 0
  const send = () => {
    at = performance.now()
    socket.write(request(sent++))
  }
  socket.on('connect', send)
  socket.on('data', (answer) => {
    if (!answer.includes('202')) return
    const now = performance.now()
    waits.push(now - at)
    if (now < ends) send()
    else socket.end()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    if (--open > 0) return
    waits.sort((a, b) => a - b)
    process.send!({
      done: waits.length,
      seconds: (performance.now() - started) / 1000,
      p99: waits[Math.floor(waits.length * 0.99)] ?? 0,
    })
    process.disconnect()
  })
}
