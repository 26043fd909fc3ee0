import type { ChannelKind, Message, SendAnswer } from '../../shared/channels/channel.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import type { LogWord } from '../../shared/effects.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import { type MailWords, mail } from '../../shared/messages/mail-layout.ts'
import { type TextFacts, textMessage } from '../../shared/messages/texts.ts'
import type { Way } from './reach.ts'

export interface Letter extends Pick<Message, 'reference' | 'stop'> {
  readonly words: MailWords
  readonly language: Language
  /** The same as a text message, where it may go as one. */
  readonly text?: TextFacts
}

/** Hands one message to its channel and logs what came of it: the kind of message and channel, never who or what. */
export async function handOver(
  fx: NotifyEffects,
  way: Pick<Way, 'channel' | 'address'>,
  letter: Letter,
  kind: LogWord,
): Promise<SendAnswer> {
  const channel = fx.channels[way.channel]
  const message = messageOf(fx, way.channel, letter)
  if (!channel || !message) return { kind: 'refused', permanent: false }
  const answer = await channel.send({ ...message, to: way.address })
  fx.log(`message-${answer.kind}`, {
    kind,
    channel: way.channel,
    ...(answer.kind === 'refused' ? { permanent: answer.permanent } : {}),
  })
  return answer
}

function messageOf(
  { textOrigin }: NotifyEffects,
  channel: ChannelKind,
  { words, language, reference, stop, text }: Letter,
): Omit<Message, 'to'> | undefined {
  if (channel === 'mobile') {
    if (!text) return undefined
    const { text: line, variables } = textMessage(text, language, textOrigin)
    return { subject: '', text: line, reference, template: { kind: text.kind, language, variables } }
  }
  const fixed = { reference, ...(stop ? { stop } : {}) }
  return { ...mail(words, language), ...fixed }
}
