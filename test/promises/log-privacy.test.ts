import { describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { logCodes } from '../../shared/effects.ts'
import { putNotice, toMember } from '../../shared/store/notice.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { asMember } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

/** Sends, loses, refuses and stops something of every kind. */
async function everythingThatSends(world: World): Promise<string[]> {
  const desk = await asMember(world, { name: '李社工', email: 'li.shegong@example.org' })
  const people = await Promise.all([
    aVolunteer(world.fx, { name: '王小芳' }),
    aVolunteer(world.fx, { name: '赵大勇', contact: { kind: 'mobile', address: '+8613912345678' } }),
    aVolunteer(world.fx, { name: '孙丽丽' }),
    aVolunteer(world.fx, { name: '周明明' }),
  ])
  const devices = [aDevice(), aDevice()]
  people.push(await onDevices(world.fx, await aVolunteer(world.fx, { name: '吴秀英' }), ...devices))
  const addresses = people.map((one) => (one.email ?? one.mobile)!.address)
  const need = await aNeed(world, { org: desk.scope.org })
  await someTexts(world, desk.scope)
  world.post.meet(({ to }) => {
    if (to === addresses[1]) return { kind: 'lost-reply' }
    if (to === devices[0]?.endpoint) return { kind: 'refused', permanent: true, gone: true }
    if (to === addresses[2]) return { kind: 'refused', permanent: false }
    return to === addresses[3] ? { kind: 'refused', permanent: true } : { kind: 'sent' }
  })
  await aWave(world, need, people)
  await world.browser().post('/sign-in', { email: desk.email })
  const to = toMember(desk.scope.org, desk.member)
  const about = { org: desk.scope.org, need: need.need }
  await putNotice(world.fx.table, world.clock.now(), { to, id: 'x', kind: 'nobody-left', ...about })
  await world.sweep()
  const letter = world.post.to(addresses[0]!)[0]!
  await world.browser().get(linkIn(letter))
  await world.browser().post(`${linkIn(letter)}/stop`, {})
  const bounce = {
    notificationType: 'Bounce',
    bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: addresses[0] }] },
  }
  const Records = [JSON.stringify(bounce), 'broken'].map((Message) => ({
    EventSource: 'aws:sns',
    Sns: { Message },
  }))
  await notifyHandler(world.fx)({ Records }, {} as never)
  world.faults.set({ errorBefore: 1 })
  await world.browser().get(linkIn(letter))
  world.faults.stop()
  const digits = /\d{6}/.exec(world.post.to(desk.email)[0]?.subject ?? '')?.[0] ?? ''
  const tokens = world.post.arrived.flatMap(({ text }) => text.match(/[0-9A-Za-z]{20}(?=\s|$)/gm) ?? [])
  return [
    ...addresses,
    ...people.map((one) => one.name),
    ...devices.flatMap(({ endpoint, p256dh, auth }) => [endpoint, p256dh, auth]),
    desk.email,
    '李社工',
    digits,
    ...tokens,
    '小志',
    '鞋子',
  ]
}

describe('log-privacy', () => {
  it('writes one JSON record a line with a known code, and nobody’s address, number, token or name', async () => {
    const world = await aWorld()
    const secrets = await everythingThatSends(world)
    expect(secrets.length).toBeGreaterThan(12)
    const codes = new Set(world.logs.map(({ code }) => code))
    for (const code of ['message-sent', 'message-refused', 'message-unknown', 'receipt-unread'] as const)
      expect(codes).toContain(code)
    const lines = world.logs.map((line) => JSON.stringify(line))
    for (const line of lines) {
      for (const secret of secrets) expect(line).not.toContain(secret)
      expect(line).not.toMatch(/[^\s"]+@[^\s"]+\.|\+?\d{11}|\p{Script=Han}/u)
    }
    for (const code of codes) expect(Object.keys(logCodes)).toContain(code)
  })
})
