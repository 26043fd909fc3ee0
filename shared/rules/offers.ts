import * as z from 'zod/mini'
import { hash32 } from './shard.ts'
import { topics } from './topics.ts'

/** Most of what a volunteer may have standing offers of: enough for a wardrobe, small enough for a match copy. */
export const mostOffers = 10
export const longestOffer = 80
export const longestSize = 20

/** What a volunteer has ready before anyone asks: 'children's clothes, size 130'. */
export interface Offer {
  /** Made by the server, so that an offer can be named. */
  readonly id: string
  /** Absent only of an offer written down before offers had topics. */
  readonly topic?: (typeof topics)[number] | undefined
  readonly what: string
  /** As they say it: '130', '33 码', '21.5 cm', 'M' (see sizes.ts). */
  readonly size?: string | undefined
}

const structured = z.object({
  id: z.string(),
  topic: z.optional(z.enum(topics)),
  what: z.string().check(z.minLength(1), z.maxLength(longestOffer)),
  size: z.optional(z.string().check(z.minLength(1), z.maxLength(longestSize))),
})

/** Offers were once free text: such a one is read as an offer without a topic, with an id made of its words. */
const onceFreeText = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(longestOffer)),
  z.transform((what): z.infer<typeof structured> => ({ id: `o${hash32(what).toString(36)}`, what })),
)

export const offers = z.array(z.union([structured, onceFreeText])).check(z.maxLength(mostOffers))
