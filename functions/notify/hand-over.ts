import { forgetDevices } from '../../shared/actions/push-devices.ts'
import type { Channel, Message, SendAnswer } from '../../shared/channels/channel.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import type { LogWord } from '../../shared/effects.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import { type MailWords, mail } from '../../shared/messages/mail-layout.ts'
import { pushMessage } from '../../shared/messages/push-layout.ts'
import { type TextFacts, textMessage } from '../../shared/messages/texts.ts'
import type { ContactKind } from '../../shared/rules/channel-order.ts'
import { secondsLeft } from '../../shared/rules/sending.ts'
import { secondsOnItsWay } from '../../shared/rules/text-round.ts'
import type { Urgency } from '../../shared/rules/topics.ts'
import type { AddressWay, PushWay } from './reach.ts'

export interface Letter extends Pick<Message, 'reference' | 'stop'> {
  readonly words: MailWords
  readonly language: Language
  /** The same as a text message, where it may go as one. */
  readonly text?: TextFacts & {
    /** Until when networks may try to deliver it, epoch ms. */
    readonly until: number
  }
  /** Until when (epoch ms) a push is worth showing to somebody whose device is off, and how soon it should be. */
  readonly worth?: { readonly until: number; readonly urgency: Urgency }
}

/** Hands one message to its channel and logs what came of it: the kind of message and channel, never who or what. */
export async function handOver(
  fx: NotifyEffects,
  way: Pick<AddressWay, 'channel' | 'address'> | PushWay,
  letter: Letter,
  kind: LogWord,
): Promise<SendAnswer> {
  const channel = fx.channels[way.channel]
  if (!channel) return { kind: 'refused', permanent: false }
  const answer =
    way.channel === 'push' ? await toDevices(fx, channel, way, letter) : await toAddress(fx, way, letter)
  if (!answer) return { kind: 'refused', permanent: false }
  fx.log(`message-${answer.kind}`, {
    kind,
    channel: way.channel,
    ...(answer.kind === 'refused' ? { permanent: answer.permanent } : {}),
  })
  return answer
}

async function toAddress(
  fx: NotifyEffects,
  { channel, address }: Pick<AddressWay, 'channel' | 'address'>,
  letter: Letter,
): Promise<SendAnswer | undefined> {
  const message = messageOf(fx, channel, letter)
  return message && fx.channels[channel]?.send({ ...message, to: address })
}

/** To every device of a person at once, as one message. Those that have ceased to exist are forgotten, and nothing else is. */
async function toDevices(
  fx: NotifyEffects,
  channel: Channel,
  { volunteer, devices }: PushWay,
  { words, language, reference, worth }: Letter,
): Promise<SendAnswer> {
  const { title, body, path } = pushMessage(words, fx.origin)
  const now = fx.now()
  const ttl = secondsLeft(now, worth?.until)
  const urgency = worth?.urgency ?? 'normal'
  const answers = await Promise.all(
    devices.map(({ endpoint, p256dh, auth }) =>
      channel.send({
        ...{ to: endpoint, subject: title, text: body, reference },
        push: { p256dh, auth, path, language, ttl, urgency },
      }),
    ),
  )
  const gone = devices.filter((_, at) => isGone(answers[at])).map(({ identity }) => identity)
  if (gone.length > 0) await forgetDevices(fx, volunteer, gone)
  return together(answers)
}

function isGone(answer: SendAnswer | undefined): boolean {
  return answer?.kind === 'refused' && answer.gone === true
}

/** What several devices said, as one: taken if any took it; in doubt if any may have; for good only if all of them refused so. */
function together(answers: readonly SendAnswer[]): SendAnswer {
  const clear = (['sent', 'unknown'] as const).find((kind) => answers.some((answer) => answer.kind === kind))
  if (clear) return { kind: clear }
  return {
    kind: 'refused',
    permanent: answers.every((answer) => answer.kind === 'refused' && answer.permanent),
  }
}

function messageOf(
  fx: NotifyEffects,
  channel: ContactKind,
  { words, language, reference, stop, text }: Letter,
): Omit<Message, 'to'> | undefined {
  if (channel === 'mobile') {
    if (!text) return undefined
    const { text: line, variables } = textMessage(text, language, fx.textOrigin)
    const ttl = secondsOnItsWay(fx.now(), text.until)
    return { subject: '', text: line, reference, template: { kind: text.kind, language, variables, ttl } }
  }
  const fixed = { reference, ...(stop ? { stop } : {}) }
  return { ...mail(words, language), ...fixed }
}
