import type { ChannelKind, Message, SendAnswer } from '../../shared/channels/channel.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import type { LogWord } from '../../shared/effects.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import { type MailWords, mail, shortMessage } from '../../shared/messages/mail-layout.ts'
import type { Way } from './reach.ts'

export interface Letter extends Pick<Message, 'reference' | 'stop'> {
  readonly words: MailWords
  readonly language: Language
}

/** Hands one message to its channel and logs what came of it: the kind of message and channel, never who or what. */
export async function handOver(
  fx: NotifyEffects,
  way: Pick<Way, 'channel' | 'address'>,
  letter: Letter,
  kind: LogWord,
): Promise<SendAnswer> {
  const channel = fx.channels[way.channel]
  if (!channel) return { kind: 'refused', permanent: false }
  const answer = await channel.send({ ...messageOf(way.channel, letter), to: way.address })
  fx.log(`message-${answer.kind}`, {
    kind,
    channel: way.channel,
    ...(answer.kind === 'refused' ? { permanent: answer.permanent } : {}),
  })
  return answer
}

function messageOf(channel: ChannelKind, { words, language, reference, stop }: Letter): Omit<Message, 'to'> {
  if (channel === 'mobile') return { subject: '', text: shortMessage(words, language), reference }
  const fixed = { reference, ...(stop ? { stop } : {}) }
  return { ...mail(words, language), ...fixed }
}
