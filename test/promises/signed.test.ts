import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { signatureHeaders, signatureOf } from '../../shared/channels/signature.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { aNumber } from '../harness/both-ways.ts'
import type { Browser } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const path = '/sms/receipts'

/** What a gateway says, signed with the key and the time given; ours and now unless told. */
function say(
  world: World,
  body: unknown,
  how: { key?: string; at?: number; as?: string; browser?: Browser; signature?: string } = {},
) {
  const {
    key = world.settings.SMS_RECEIPTS_KEY ?? '',
    at = world.clock.now(),
    browser = world.browser(),
  } = how
  const text = JSON.stringify(body)
  const seconds = Math.floor(at / 1000)
  const headers = {
    [signatureHeaders.at]: String(seconds),
    [signatureHeaders.signature]: how.signature ?? signatureOf(key, seconds, how.as ?? text),
  }
  return browser.ask('POST', path, { json: body, headers, origin: 'none' })
}

/** Somebody who was asked by text. */
async function asked(settings = {}) {
  const world = await aWorld({ settings })
  const need = await aNeed(world)
  await someTexts(world, need.scope)
  const number = aNumber()
  const person = await aVolunteer(world.fx, { contact: { kind: 'mobile', address: number } })
  await aWave(world, need, [person])
  await world.sweep()
  const reference = world.post.to(number)[0]!.reference
  const state = async () =>
    (await readInvitation(world.fx.table, person.volunteer, need.need, { strong: true }))?.state
  const wish = async () => (await readVolunteer(world.fx.table, person.volunteer, { strong: true }))?.perWeek
  return { world, number, reference, state, wish, at: () => world.clock.now() }
}

describe('signed: what a gateway tells of text messages', () => {
  it('comes in: receipts and replies, as AWS’s do', async () => {
    const { world, number, reference, state, wish, at } = await asked()
    const answer = await say(world, {
      receipts: [{ to: number, state: 'not-delivered', reference, at: at() }],
      replies: [{ from: number.slice(3), text: '退订', at: at() }],
    })
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(await state()).toBe('failed')
    expect(await wish()).toBe(0)
  })

  it('is refused unsigned, wrongly signed, changed, too old or too early, and nothing is written', async () => {
    const { world, number, at } = await asked()
    const before = await everything(world)
    const stop = { replies: [{ from: number, text: 'STOP', at: at() }] }
    const minute = 60_000
    const refused = [
      await world.browser().ask('POST', path, { json: stop, origin: 'none' }),
      await say(world, stop, { key: 'another key that is long enough.........' }),
      await say(world, stop, { as: JSON.stringify({ replies: [] }) }),
      await say(world, stop, { at: at() - 6 * minute }),
      await say(world, stop, { at: at() + 6 * minute }),
      await say(world, stop, { signature: 'v1=' }),
      await say(world, stop, { signature: `v1=${'0'.repeat(64)}` }),
      await say(world, stop, { signature: 'mulin' }),
    ]
    expect(refused.map(({ status }) => status)).toEqual(Array(8).fill(401))
    expect(await everything(world)).toEqual(before)
    expect((await say(world, stop, { at: at() - 4 * minute })).status).toBe(204)
  })

  it('changes nothing when it is played again: a stop after a start, a receipt after another', async () => {
    const { world, number, reference, state, wish, at } = await asked()
    const first = at()
    const stop = { replies: [{ from: number, text: 'T', at: first }] }
    const arrived = { receipts: [{ to: number, state: 'delivered', reference, at: first }] }
    await say(world, stop)
    await say(world, arrived)
    world.clock.advance(60_000)
    await say(world, { replies: [{ from: number, text: 'START', at: at() }] })
    expect(await wish()).toBe(2)
    for (let time = 0; time < 3; time++) {
      await say(world, stop)
      await say(world, { receipts: [{ to: number, state: 'not-delivered', reference, at: first }] })
    }
    expect(await wish()).toBe(2)
    expect(await state()).toBe('sent')
  })

  it('does not let a clock ahead of ours make later words look old', async () => {
    const { world, number, wish, at } = await asked()
    await say(world, { replies: [{ from: number, text: 'START', at: at() + 3600_000 }] })
    world.clock.advance(1000)
    await say(world, { replies: [{ from: number, text: 'STOP', at: at() }] })
    expect(await wish()).toBe(0)
  })

  it.each([
    ['no object', 'T'],
    ['another shape', { receipts: [{ to: 1 }] }],
    ['too much at once', { replies: Array(51).fill({ from: '1', text: 'x', at: 1 }) }],
    ['a time that is none', { replies: [{ from: '+8613812345678', text: 'T', at: 'soon' }] }],
  ])('is told so when it is unreadable: %s', async (_, body) => {
    const { world } = await asked()
    expect((await say(world, body)).status).toBe(400)
  })

  it('leaves alone what names no number of anybody', async () => {
    const { world, at } = await asked()
    const odd = ['anna@example.org', '12', 'MULIN', '+8613500009999']
    const answer = await say(world, {
      receipts: odd.map((to) => ({ to, state: 'delivered', at: at() })),
      replies: odd.map((from) => ({ from, text: 'hello', at: at() })),
    })
    expect(answer.status).toBe(204)
  })

  it('is limited for one source, however well it signs', async () => {
    const { world } = await asked()
    const browser = world.browser()
    const { table } = world.fx
    await say(world, {}, { browser })
    const used = (await everything(world)).find(({ pk }) => pk.startsWith('LIMIT#signed#'))
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: used?.pk, sk: used?.sk },
        UpdateExpression: 'SET used = :all',
        ExpressionAttributeValues: { ':all': 3000 },
      }),
    )
    expect((await say(world, {}, { browser })).status).toBe(429)
    expect((await say(world, {})).status).toBe(204)
  })

  it('has no door where no gateway is set', async () => {
    const { world } = await asked({ SMS_RECEIPTS_KEY: undefined })
    expect((await say(world, {}, { key: '' })).status).toBe(404)
  })
})
