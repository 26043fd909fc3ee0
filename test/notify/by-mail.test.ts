import { afterEach, describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { smtpChannel } from '../../shared/channels/smtp.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { aMailServer, type MailServer } from '../harness/mail-server.ts'
import { aWorld } from '../harness/world.ts'

let server: MailServer | undefined
afterEach(() => server?.stop())

describe('asking by real mail', () => {
  it('goes from the wave over SMTP to the page behind the link, and loses a reply without a third letter', async () => {
    const world = await aWorld()
    const people = await Promise.all([1, 2, 3].map(() => aVolunteer(world.fx)))
    const unlucky = people[1]!.email!.address
    let lost = 0
    server = await aMailServer({ losesReply: (raw) => raw.includes(`To: ${unlucky}`) && ++lost < 9 })
    const channels = { email: smtpChannel(server.url, '睦邻 <mulin@mulin.example>') }
    const notify = notifyHandler({ ...world.fx, channels })
    const need = await aNeed(world)
    await aWave(world, need, people)
    for (let minutes = 0; minutes < 5; minutes++) {
      await notify({}, {} as never)
      world.clock.advance(60_000)
    }

    const letters = (address: string) => server!.received.filter(({ to }) => to.includes(address))
    expect(people.map((one) => letters(one.email!.address).length)).toEqual([1, 2, 1])
    const [first, again] = letters(unlucky)
    expect(first?.mail.messageId).toBe(again?.mail.messageId)
    const states = await Promise.all(
      people.map(
        async ({ volunteer }) => (await readInvitation(world.fx.table, volunteer, need.need))?.state,
      ),
    )
    expect(states).toEqual(['sent', 'unknown', 'sent'])

    const { mail, raw } = letters(people[0]!.email!.address)[0]!
    expect(mail.headers.get('list')).toMatchObject({ unsubscribe: { url: expect.stringMatching(/\/stop$/) } })
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const page = await world.browser().get(linkIn({ text: mail.text ?? '' }))
    expect([page.status, page.text.includes('冬季外套')]).toEqual([200, true])
  })
})
