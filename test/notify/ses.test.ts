import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { type SesClient, sesChannel } from '../../shared/channels/ses.ts'

const message = {
  to: 'wang@example.org',
  subject: '提醒：鞋子',
  text: '您好！\n',
  html: '<p>您好！</p>',
  reference: 'ask.need1.vol1',
  stop: { page: 'https://mulin.example/r/x/stop', oneClick: 'https://mulin.example/r/x/stop' },
}

/** An SES that records what it is given, or fails so. */
function ses(failure?: object): { client: SesClient; commands: SendEmailCommand[] } {
  const commands: SendEmailCommand[] = []
  const send = async (command: SendEmailCommand) => {
    commands.push(command)
    if (failure) throw Object.assign(new Error('SES'), failure)
    return { MessageId: '1', $metadata: {} }
  }
  return { client: { send } as unknown as SesClient, commands }
}

describe('e-mail over SES', () => {
  it('hands over a whole message with the one-click stop', async () => {
    const { client, commands } = ses()
    const channel = sesChannel('睦邻 <mulin@mulin.example>', 'set-1', client)
    expect(await channel.send(message)).toEqual({ kind: 'sent' })
    const [command] = commands
    expect(command).toBeInstanceOf(SendEmailCommand)
    expect(command?.input).toMatchObject({
      Destination: { ToAddresses: ['wang@example.org'] },
      ConfigurationSetName: 'set-1',
    })
    const mime = Buffer.from(command!.input.Content!.Raw!.Data!)
    const mail = await simpleParser(mime)
    expect([mail.subject, mail.text, mail.html]).toEqual(['提醒：鞋子', '您好！\n', '<p>您好！</p>'])
    expect(mime.toString()).toContain('List-Unsubscribe: <https://mulin.example/r/x/stop>\r\n')
  })

  it.each([
    [{ $metadata: { httpStatusCode: 429 } }, { kind: 'refused', permanent: false }],
    [{ $metadata: { httpStatusCode: 400 } }, { kind: 'refused', permanent: false }],
    [{ code: 'ECONNREFUSED' }, { kind: 'refused', permanent: false }],
    [{ $metadata: { httpStatusCode: 503 } }, { kind: 'unknown' }],
    [{ name: 'TimeoutError', $metadata: {} }, { kind: 'unknown' }],
  ])('after %j says %j', async (failure, answer) => {
    const channel = sesChannel('mulin@mulin.example', undefined, ses(failure).client)
    expect(await channel.send(message)).toEqual(answer)
  })
})
