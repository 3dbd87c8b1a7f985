export interface ReceivedMail {
  /** Address in lower case; anybody can write any there, it proves nothing */
  from: string | null
  subject: string
  text: string
  /** iCalendar parts of the message (RFC 6047) */
  calendars: string[]
}

/** Longer messages are left unread in the mailbox */
const largest = 1_000_000
const perRun = 100

let address: string | undefined

/** `imaps://user:password@host/folder`; without it no mailbox is read. */
export function configureMailbox(imapUrl: string | undefined): void {
  address = imapUrl
}

/**
 * Hands over the unread messages of the configured mailbox one by one; a message is marked as read when it was handled, so a
 * fault in the middle hands it over again.
 * @param handle must bear a message that comes twice
 * @returns how many were handled
 */
export async function readMailbox(handle: (mail: ReceivedMail) => Promise<void>): Promise<number> {
  if (address === undefined) return 0
  // read only where a mailbox is configured: thirty megabytes of a library
  const { ImapFlow } = await import('imapflow')
  const url = new URL(address)
  const secure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname,
    port: url.port ? Number(url.port) : secure ? 993 : 143,
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    socketTimeout: 30_000,
  })
  // a broken line rejects what is awaited; without a listener it would end the process
  client.on('error', () => undefined)
  await client.connect()
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX')
    try {
      const found = (await client.search({ seen: false }, { uid: true })) || []
      let handled = 0
      for (const uid of found.slice(0, perRun)) {
        const message = await client.fetchOne(String(uid), { source: true, size: true }, { uid: true })
        if (!message || !message.source || (message.size ?? 0) > largest) continue
        await handle(await readMessage(message.source))
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
        handled++
      }
      return handled
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

async function readMessage(source: Buffer): Promise<ReceivedMail> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(source, { attachmentEncoding: 'utf8' })
  const calendars = mail.attachments
    .filter(({ mimeType }) => mimeType === 'text/calendar')
    .map(({ content }) =>
      typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8'),
    )
  return {
    from: mail.from?.address?.toLowerCase() ?? null,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    calendars,
  }
}
