import { notifyHandler } from '../../functions/notify/handler.ts'
import type { World } from './world.ts'

/** What AWS says about text messages, as SNS hands it to the function. */
export function snsEvent(at: number, ...messages: readonly unknown[]) {
  return {
    Records: messages.map((message) => ({
      EventSource: 'aws:sns',
      Sns: { Message: JSON.stringify(message), Timestamp: new Date(at).toISOString() },
    })),
  }
}

/** A delivery receipt of a configuration set; now unless told. */
export const fate = (
  world: World,
  destinationPhoneNumber: string,
  eventType: string,
  reference?: string,
  at = world.clock.now(),
) => ({
  eventType,
  eventVersion: '1.0',
  eventTimestamp: at,
  isFinal: true,
  originationPhoneNumber: '+12065550152',
  destinationPhoneNumber,
  isoCountryCode: 'CN',
  messageId: '862a8790-60c0-4430-9b2b-658bdexample',
  messageStatus: eventType.slice('TEXT_'.length),
  ...(reference === undefined ? {} : { context: { reference } }),
})

/** What somebody texted back. */
export const texted = (originationNumber: string, messageBody: string) => ({
  originationNumber,
  destinationNumber: '+12125550101',
  messageKeyword: 'KEYWORD',
  messageBody,
  inboundMessageId: 'cae173d2-66b9-564c-8309-21f858e9fb84',
})

export async function hear(world: World, ...messages: readonly unknown[]): Promise<void> {
  await notifyHandler(world.fx)(snsEvent(world.clock.now(), ...messages), {} as never)
}
