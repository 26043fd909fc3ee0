import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail server on a loopback port of its own. */
export interface MailServer {
  readonly url: string
  /** Every message it took, parsed, in the order of arrival. */
  readonly received: Received[]
  readonly stop: () => Promise<void>
}

export interface Received {
  readonly mail: ParsedMail
  /** As it came over the wire. */
  readonly raw: string
  /** Recipients of the envelope. */
  readonly to: readonly string[]
}

/** How it behaves; takes everything unless told. */
export interface Behaviour {
  /** Answers to RCPT TO and to the end of the message: undefined is yes. */
  readonly recipient?: (address: string) => { readonly code: number; readonly text: string } | undefined
  readonly message?: (raw: string) => { readonly code: number; readonly text: string } | undefined
  /** Keeps the message and breaks the connection instead of answering. */
  readonly losesReply?: (raw: string) => boolean
}

export async function aMailServer(behaviour: Behaviour = {}): Promise<MailServer> {
  const received: Received[] = []
  const no = (answer: { code: number; text: string }) =>
    Object.assign(new Error(answer.text), { responseCode: answer.code })
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = behaviour.recipient?.(address)
      done(answer ? no(answer) : null)
    },
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const raw = Buffer.concat(chunks).toString('utf8')
      const answer = behaviour.message?.(raw)
      if (answer) return done(no(answer))
      const to = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ mail: await simpleParser(raw), raw, to })
      if (behaviour.losesReply?.(raw)) return breakOff(server, session.id)
      done()
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    stop: () => new Promise((done) => server.close(done)),
  }
}

/** One conversation ends here, as when a cable is pulled. */
function breakOff(server: SMTPServer, session: string): void {
  for (const connection of server.connections) {
    const { id, _socket: socket } = connection as unknown as {
      id: string
      _socket?: { destroy: () => void }
    }
    if (id === session) socket?.destroy()
  }
}
