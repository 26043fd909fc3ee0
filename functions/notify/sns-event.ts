import * as z from 'zod/mini'

/** What SNS hands to a function: messages as text. */
export const snsEvent = z.object({
  Records: z
    .array(
      z.object({
        EventSource: z.literal('aws:sns'),
        Sns: z.object({ Message: z.string(), Timestamp: z.optional(z.string()) }),
      }),
    )
    .check(z.minLength(1)),
})
export type SnsEvent = z.infer<typeof snsEvent>
