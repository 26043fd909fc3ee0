import { urls } from '../../functions/http/urls.ts'
import type { Local } from './local.ts'

/** What stands on the console when Mulin is ready: where it is, and how to come in as each kind of person. */
export function howToEnter({ origin, town, settings }: Local): string {
  const outbox = `${origin}${urls.outbox()}`
  const desk = town?.desks[0]
  const people: (readonly [who: string, address: string])[] = [
    ...(desk
      ? ([
          ['Poster', desk.emails.poster],
          ['Coordinator', desk.emails.coordinator],
          ['Administrator', desk.emails.administrator],
        ] as const)
      : []),
    ['Hub administrator', settings.HUB_ADMIN],
  ]
  const sent = settings.SMTP_URL === undefined ? '' : ' (those to .example addresses; others go to SMTP_URL)'
  const lines = [
    `ready at ${origin}`,
    '',
    `Sent messages are shown at ${outbox}${sent}`,
    ...(desk ? ['Volunteer          press the link in the newest invitation there'] : []),
    ...people.map(([who, address]) => `${who.padEnd(19)}${address}`),
    `  sign in at ${origin}${urls.signIn()} with one of these addresses; the code comes as a message`,
    '',
    'Ctrl-C stops Mulin; what happened is kept for the next start.',
  ]
  return `\n${lines.join('\n')}\n`
}
