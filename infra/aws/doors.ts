import { Duration } from 'aws-cdk-lib'
import type { Door } from './bundle/bundle.ts'

/** What the three functions are given, and who is hurt when one of them fails. Memory in MB. */
export const doorShapes = {
  http: {
    timeout: Duration.seconds(10),
    memory: 1024,
    whoIsHurt: {
      whenFailing:
        'Neighbours who open their link and social workers who post a need: their pages end in an error or never come.',
      whenThrottled:
        'Visitors beyond what may run at once: neighbours who answer an appeal right now are turned away.',
    },
  },
  broadcast: {
    timeout: Duration.seconds(60),
    memory: 512,
    whoIsHurt: {
      whenFailing:
        'Families whose approved need reaches nobody, because matching and the next wave do not run.',
      whenThrottled: 'Families whose need waits: matching is started more often than it may run at once.',
      whenDueFails:
        'The family behind a need whose matching, reminder or lapse fails again and again and is put off.',
      whenLate: 'Families who wait: needs, reminders or lapses have been due for more than five minutes.',
      whenStreamLags:
        'Families whose need waits for the minute’s sweep, because the stream is not being read.',
    },
  },
  notify: {
    timeout: Duration.seconds(60),
    memory: 512,
    whoIsHurt: {
      whenFailing:
        'Everybody who waits for a message: neighbours get no invitation and members no sign-in code.',
      whenThrottled:
        'Everybody who waits for a message: sending is started more often than it may run at once.',
      whenDueFails: 'The people whose invitation, notice or code fails again and again and does not arrive.',
      whenLate: 'People who wait for an invitation or a code that has been due for more than five minutes.',
      whenStreamLags:
        'People who wait up to a minute for a sign-in code, because the stream is not being read.',
    },
  },
} as const satisfies Record<Door, unknown>
