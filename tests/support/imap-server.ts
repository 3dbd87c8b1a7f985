import { createServer, type Socket } from 'node:net'

export interface ImapServer {
  port: number
  /** Puts a message into the mailbox */
  deliver: (source: string) => void
  /** Messages nobody has read yet */
  unread: () => number
  close: () => Promise<void>
}

/** A mailbox that speaks as much of IMAP4rev1 (RFC 3501) as reading and marking messages takes. */
export async function startImapServer(user: string, password: string): Promise<ImapServer> {
  const messages: { source: Buffer; seen: boolean }[] = []
  const server = createServer((socket) => serve(socket))
  const serve = (socket: Socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`)
    let rest = ''
    say('* OK IMAP4rev1')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop()!
      for (const line of lines) answer(line)
    })
    const answer = (line: string) => {
      const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      const name = command.toUpperCase()
      const uid = Number(/^UID \w+ (\d+)/.exec(name)?.[1] ?? 0)
      const message = messages[uid - 1]
      if (name.startsWith('CAPABILITY')) say('* CAPABILITY IMAP4rev1')
      else if (name.startsWith('LOGIN')) {
        const given = [...command.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((part) => part[1] ?? part[2])
        if (given[1] !== user || given[2] !== password) return say(`${tag} NO [AUTHENTICATIONFAILED] wrong`)
      } else if (name.startsWith('SELECT')) {
        say('* FLAGS (\\Seen)')
        say(`* ${messages.length} EXISTS`)
        say('* OK [UIDVALIDITY 1] ok')
        say(`* OK [UIDNEXT ${messages.length + 1}] ok`)
        return say(`${tag} OK [READ-WRITE] done`)
      } else if (name.startsWith('LIST')) say('* LIST (\\HasNoChildren) "/" "INBOX"')
      else if (name.startsWith('UID SEARCH'))
        say(`* SEARCH ${messages.flatMap(({ seen }, at) => (seen ? [] : [at + 1])).join(' ')}`.trim())
      else if (name.startsWith('UID FETCH') && message) {
        socket.write(
          `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${message.source.length} BODY[] {${message.source.length}}\r\n`,
        )
        socket.write(message.source)
        say(')')
      } else if (name.startsWith('UID STORE') && message) {
        message.seen = true
        say(`* ${uid} FETCH (UID ${uid} FLAGS (\\Seen))`)
      } else if (name.startsWith('LOGOUT')) {
        say('* BYE')
        say(`${tag} OK done`)
        return socket.end()
      }
      say(`${tag} OK done`)
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    deliver: (source) => messages.push({ source: Buffer.from(source), seen: false }),
    unread: () => messages.filter(({ seen }) => !seen).length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
