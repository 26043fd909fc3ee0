import { expect, it } from 'vitest'
import { localPush } from '../../infra/local/local-push.ts'
import type { Channel, Message, SendAnswer } from '../../shared/channels/channel.ts'

const message: Message = {
  to: 'https://fcm.googleapis.com/fcm/send/secret',
  subject: '鞋子',
  text: '鞋子 2 双',
  reference: 'ask.1',
  push: { p256dh: '', auth: '', path: '/r/abc', language: 'zh-CN', ttl: 60, urgency: 'normal' },
}

function given(answer: SendAnswer) {
  const really: Message[] = []
  const shown: Message[] = []
  const into = (kept: Message[], said: SendAnswer): Channel => ({
    send: async (one) => {
      kept.push(one)
      return said
    },
  })
  const channel = localPush(into(really, answer), into(shown, { kind: 'sent' }), 'http://localhost:3000')
  return { channel, really, shown }
}

it('sends a real browser its notification, and shows it on the outbox with its link and without its address', async () => {
  const { channel, really, shown } = given({ kind: 'sent' })
  expect(await channel.send(message)).toEqual({ kind: 'sent' })
  expect(really).toEqual([message])
  expect(shown).toMatchObject([
    { to: 'fcm.googleapis.com', subject: '鞋子', text: '鞋子 2 双\nhttp://localhost:3000/r/abc' },
  ])
  expect(JSON.stringify(shown)).not.toContain('secret')
})

it('shows an invented device its notification on the outbox alone', async () => {
  const { channel, really, shown } = given({ kind: 'unknown' })
  expect(await channel.send({ ...message, to: 'https://push.example/x' })).toEqual({ kind: 'sent' })
  expect([really.length, shown.length]).toEqual([0, 1])
})

it('passes on what the push service says, and shows nothing that did not go out', async () => {
  const gone = { kind: 'refused', permanent: true, gone: true } as const
  const { channel, shown } = given(gone)
  expect(await channel.send(message)).toEqual(gone)
  expect(shown).toEqual([])
})
