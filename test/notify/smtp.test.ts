import { afterEach, describe, expect, it } from 'vitest'
import type { Message } from '../../shared/channels/channel.ts'
import { smtpChannel } from '../../shared/channels/smtp.ts'
import { aMailServer, type Behaviour, type MailServer } from '../harness/mail-server.ts'

const from = '睦邻 Mulin <mulin@mulin.example>'
const message: Message = {
  to: 'wang@example.org',
  subject: '云集街道有邻居需要：童鞋',
  text: '您好！\n\n看看还缺什么\nhttps://mulin.example/r/0123456789abcdefghij\n',
  html: '<p>您好！</p>',
  reference: 'ask.need1.vol1',
  stop: {
    page: 'https://mulin.example/r/0123456789abcdefghij/stop',
    oneClick: 'https://mulin.example/r/0123456789abcdefghij/stop',
  },
}

let server: MailServer | undefined
afterEach(() => server?.stop())

async function send(behaviour: Behaviour, changes: Partial<Message> = {}) {
  server = await aMailServer(behaviour)
  return smtpChannel(server.url, from).send({ ...message, ...changes })
}

describe('e-mail over SMTP', () => {
  it('arrives readable, as text and page, with a one-click stop and an id that stays the same', async () => {
    expect(await send({})).toEqual({ kind: 'sent' })
    const [got] = server!.received
    expect(got?.to).toEqual(['wang@example.org'])
    expect(got?.mail.subject).toBe(message.subject)
    expect(got?.mail.text).toBe(message.text)
    expect(got?.mail.html).toBe('<p>您好！</p>')
    expect(got?.mail.from?.text).toContain('mulin@mulin.example')
    expect(got?.mail.messageId).toBe('<ask.need1.vol1@mulin.example>')
    expect(got?.raw).toContain(
      '\r\nList-Unsubscribe: <https://mulin.example/r/0123456789abcdefghij/stop>\r\n',
    )
    expect(got?.raw).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
    expect(got?.raw).toMatch(/^Auto-Submitted: auto-generated/im)
    expect(got?.raw).not.toMatch(/^X-Mailer/im)
  })

  it('says refused for good only of the mailbox itself', async () => {
    expect(await send({ recipient: () => ({ code: 550, text: '5.1.1 no such user' }) })).toEqual({
      kind: 'refused',
      permanent: true,
    })
  })

  it.each([
    ['a busy mailbox', { recipient: () => ({ code: 450, text: '4.2.1 busy' }) }],
    ['a busy server', { message: () => ({ code: 451, text: '4.3.0 later' }) }],
    ['a text it does not like', { message: () => ({ code: 554, text: '5.7.1 looks like spam' }) }],
  ] as const)('says refused for now of %s', async (_, behaviour) => {
    expect(await send(behaviour)).toEqual({ kind: 'refused', permanent: false })
    expect(server?.received).toEqual([])
  })

  it('says refused for now when nobody is there', async () => {
    server = await aMailServer()
    const channel = smtpChannel(server.url, from)
    await server.stop()
    expect(await channel.send(message)).toEqual({ kind: 'refused', permanent: false })
    server = undefined
  })

  it('says unknown when the answer is lost after the message was taken', async () => {
    expect(await send({ losesReply: () => true })).toEqual({ kind: 'unknown' })
    expect(server?.received).toHaveLength(1)
  })

  it('holds a handful of conversations at a time, and loses none', async () => {
    server = await aMailServer()
    const channel = smtpChannel(server.url, from)
    const many = Array.from({ length: 40 }, (_, i) => ({ ...message, to: `v${i}@example.org` }))
    const answers = await Promise.all(many.map((one) => channel.send(one)))
    expect(answers.every(({ kind }) => kind === 'sent')).toBe(true)
    expect(new Set(server.received.flatMap(({ to }) => to)).size).toBe(40)
  })
})

describe('mail-header', () => {
  it.each([
    ['subject', { subject: 'x\r\nBcc: evil@example.org\r\n\r\nbody' }],
    ['address', { to: 'wang@example.org\r\nRCPT TO:<evil@example.org>' }],
    ['second address', { to: 'wang@example.org, evil@example.org' }],
    ['reference', { reference: 'x>\r\nBcc: evil@example.org' }],
    ['stop link', { stop: { page: '', oneClick: 'https://x\r\nBcc: evil@example.org' } }],
  ] as const)('cannot be smuggled in through the %s', async (_, changes) => {
    await send({}, changes)
    const got = server!.received
    for (const { raw, to } of got) {
      expect(to).not.toContain('evil@example.org')
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
    }
    expect(got.length).toBeLessThan(2)
  })
})
