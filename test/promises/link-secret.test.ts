import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { linkKeys } from '../../shared/channels/link-keys.ts'
import { codeDigits, linkToken, signedFor } from '../../shared/rules/link-token.ts'
import { readSettings } from '../../shared/settings.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave, linkIn } from '../harness/a-wave.ts'
import { everything } from '../harness/invariants.ts'
import { aWorld } from '../harness/world.ts'

const minute = 60_000
const oldKey = 'an-old-link-key-of-more-than-32-letters'
const newKey = 'a new link key, of more than 32 letters'
const settings = (changes: Record<string, string>) =>
  readSettings({ PUBLIC_ORIGIN: 'https://mulin.example', ...changes })

describe('link-secret', () => {
  it('makes 20 letters and digits of any digest, evenly spread over all 62', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        const token = linkToken(digest)
        expect(token).toMatch(/^[0-9A-Za-z]{20}$/)
        expect(codeDigits(digest)).toMatch(/^\d{6}$/)
      }),
    )
    const keys = linkKeys(settings({ LINK_KEY: oldKey }))
    for (let i = 0; i < 2000; i++)
      for (const letter of linkToken(keys.sign('1', signedFor.invitation(`v${i}`, 'n'))!))
        seen.set(letter, (seen.get(letter) ?? 0) + 1)
    expect(seen.size).toBe(62)
    // 40,000 letters over 62: 645 each; six standard deviations (25 each) never happen by chance.
    for (const count of seen.values()) expect(Math.abs(count - 40_000 / 62)).toBeLessThan(152)
  })

  it('gives each volunteer, need and purpose a token of its own', () => {
    const keys = linkKeys(settings({ LINK_KEY: oldKey }))
    const signed = [
      signedFor.invitation('v1', 'n1'),
      signedFor.invitation('v1', 'n2'),
      signedFor.invitation('v2', 'n1'),
      signedFor.freshLink('v1', 'n1'),
      signedFor.memberInvitation('v1', 'n1'),
      signedFor.code('v1/n1'),
    ]
    const tokens = signed.map((text) => linkToken(keys.sign('1', text)!))
    expect(new Set(tokens).size).toBe(signed.length)
  })

  it('rests in the table only as a hash', async () => {
    const world = await aWorld()
    const person = await aVolunteer(world.fx)
    await aWave(world, await aNeed(world), [person])
    await world.sweep()
    const token = linkIn(world.post.arrived[0]).slice('/r/'.length)
    const table = JSON.stringify(await everything(world))
    expect(table).not.toContain(token)
    expect(table).toContain(world.fx.hash(token))
  })

  it('stays the same for a letter sent again after a change of keys', async () => {
    const world = await aWorld()
    const [person, need] = [await aVolunteer(world.fx), await aNeed(world)]
    const before = { ...world.fx, linkKeys: linkKeys(settings({ LINK_KEY: oldKey, LINK_KEY_ID: '2021' })) }
    const changed = { LINK_KEY: newKey, LINK_KEY_ID: '2022', LINK_KEYS_RETIRED: `2021:${oldKey}` }
    const after = { ...world.fx, linkKeys: linkKeys(settings(changed)) }
    expect(linkKeys(settings({ ...changed, LINK_KEYS_RETIRED: '' })).sign('2021', 'x')).toBeUndefined()
    world.post.meet(() => ({ kind: 'lost-reply' }))
    await aWave(world, need, [person])
    await sweep(before, 'notify', notifyWorks)
    world.clock.advance(2 * minute)
    await sweep(after, 'notify', notifyWorks)
    const [first, again] = world.post.arrived
    expect(linkIn(again)).toBe(linkIn(first))
    expect((await world.browser().get(linkIn(again))).status).toBe(200)
  })

  it('does not start with keys that cannot be read, and repeats none of them', () => {
    for (const LINK_KEYS_RETIRED of ['short:key', 'nokey', `:${oldKey}`])
      expect(() => settings({ LINK_KEYS_RETIRED })).toThrow(/LINK_KEYS_RETIRED/)
    expect(() => settings({ LINK_KEYS_RETIRED: 'short:secretsecret' })).not.toThrow(/secretsecret/)
    expect(() => linkKeys(settings({}))).toThrow('LINK_KEY is not set')
  })
})
