import type { Channel } from './channel.ts'

/** Text messages by one channel to numbers that begin so, by another to the rest. */
export function byCountry(countries: readonly string[], near: Channel, others: Channel): Channel {
  const reaches = (number: string) => countries.some((country) => number.startsWith(country))
  return { send: (message) => (reaches(message.to) ? near : others).send(message) }
}
