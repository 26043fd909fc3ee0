import { describe, expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { askOffered } from '../../shared/actions/ask-offered.ts'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { leave } from '../../shared/actions/leave.ts'
import { mute } from '../../shared/actions/mute.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { writeEdit } from '../../shared/actions/write-edit.ts'
import { mostFitting, packFitting } from '../../shared/rules/offered.ts'
import { isQuiet } from '../../shared/rules/quiet-hours.ts'
import { ok } from '../../shared/rules/result.ts'
import { spendBudget } from '../../shared/store/budget.ts'
import { invitation } from '../../shared/store/invitation.ts'
import { updateLedger } from '../../shared/store/ledger-item.ts'
import { type ListedNeed, putListed, readListed } from '../../shared/store/listed-need.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { forgetOffered, noteOffered } from '../../shared/store/offered.ts'
import { promise } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { asked, ledgerNow } from '../harness/an-approved-need.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { aWaitingNeed, known, offers, shoes34 } from '../harness/an-offer.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'

const day = 86_400_000

const written = async (at: Awaited<ReturnType<typeof aWaitingNeed>>, volunteer: string) =>
  (await everything(at.world)).filter(
    (item) =>
      (item.sk.startsWith('OFFERED#') && item.pk === `V#${volunteer}`) ||
      volunteer in ((item.offered as object | undefined) ?? {}),
  )

describe('somebody who has just what an open need lacks', () => {
  test('is known to it as soon as their wishes are settled, and nobody is asked by it', async () => {
    const at = await aWaitingNeed()
    const before = await asked(at)
    const giver = await offers(at)
    await sweep(at.world.fx, 'broadcast', broadcastWorks)
    expect(await known(at)).toEqual([
      { volunteer: giver.volunteer, lines: ['b'], at: at.world.clock.now(), handle: expect.any(String) },
    ])
    await at.world.sweep()
    expect(await asked(at)).toEqual(before)
    expect(await known(at)).toHaveLength(1)
  })

  test('is known when they write it down later, and no longer when it has gone or they want no requests', async () => {
    const at = await aWaitingNeed()
    const giver = await offers(at, { offers: [] })
    const change = async (to: Parameters<typeof changeVolunteer>[2]) => {
      await changeVolunteer(at.world.fx, giver.volunteer, to)
      await at.world.sweep()
      return (await known(at)).map(({ volunteer }) => volunteer)
    }
    await at.world.sweep()
    expect(await known(at)).toEqual([])
    expect(await change(() => ({ offers: [shoes34] }))).toEqual([giver.volunteer])
    expect(await change(() => ({ offers: [{ ...shoes34, size: '38' }] }))).toEqual([])
    expect(await change(() => ({ offers: [shoes34] }))).toEqual([giver.volunteer])
    expect(await change(() => ({ pausedUntil: at.world.clock.now() + day }))).toEqual([])
    expect(await written(at, giver.volunteer)).toEqual([])
    at.world.clock.advance(day)
    await at.world.sweep()
    expect(await known(at)).toHaveLength(1)
    await mute(at.world.fx, giver.volunteer, { org: at.where.scope.org })
    await at.world.sweep()
    expect(await written(at, giver.volunteer)).toEqual([])
  })

  test('is known as soon as an edit of the need makes what they wrote down before fit', async () => {
    const at = await aWaitingNeed()
    const { fx } = at.world
    const giver = await offers(at, { offers: [{ ...shoes34, size: '36' }] })
    await at.world.sweep()
    expect(await known(at)).toEqual([])
    const text = (await readNeedText(fx.table, at.where.scope, at.where.need))!
    const lines = text.lines.map((line) => (line.id === 'b' ? { ...line, fit: '36 码' } : line))
    const edit = { text: { ...text, lines }, telling: 'changed' } as const
    const by = { member: text.responsible, role: 'coordinator' } as const
    const edited = await writeEdit(fx, at.where, by, { need: text.need, version: text.version }, async () =>
      ok(edit),
    )
    expect(edited.ok).toBe(true)
    at.world.clock.advance(5000)
    await at.world.sweep()
    expect((await known(at)).map(({ volunteer }) => volunteer)).toEqual([giver.volunteer])
  })

  test.each([
    ['the wrong size', { offers: [{ ...shoes34, size: '38' }] }],
    ['only the kind, no size', { offers: [{ id: 'o1', topic: 'shoes', what: '童鞋' }] }],
    ['another thing', { offers: [{ id: 'o1', topic: 'school-things', what: '书包' }] }],
    ['it too far away', { area: '420502004002' }],
    ['a reach that ends before', { reach: 'community' }],
  ] as const)('but not whoever has %s', async (_, changes) => {
    const at = await aWaitingNeed()
    const { volunteer } = await offers(at, changes as Parameters<typeof offers>[1])
    await at.world.sweep()
    expect(await known(at)).toEqual([])
    expect(await written(at, volunteer)).toEqual([])
  })

  test('is known from the whole district and from the whole city, as far as they reach', async () => {
    const at = await aWaitingNeed()
    await offers(at, { area: '420502004002', reach: 'district' })
    await offers(at, { area: '420503003002', reach: 'city' })
    await offers(at, { area: '420503003002', reach: 'district' })
    await at.world.sweep()
    expect(await known(at)).toHaveLength(2)
  })

  test('is not news to a need that has asked them, or that they have promised something', async () => {
    const at = await aWaitingNeed()
    const [invited, pledged] = [await offers(at, { offers: [] }), await offers(at, { offers: [] })]
    await anInvitation(at.world, at.where, { volunteer: invited.volunteer })
    await promise(at.world, at.where, pledged.volunteer, { quantities: { a: 1 } })
    await at.world.sweep()
    for (const { volunteer } of [invited, pledged])
      await changeVolunteer(at.world.fx, volunteer, () => ({ offers: [shoes34] }))
    await at.world.sweep()
    expect((await ledgerNow(at)).offered ?? {}).toEqual({})
  })

  test('is known while they rest: time alone stands between', async () => {
    const at = await aWaitingNeed()
    const giver = await aVolunteer(at.world.fx, { offers: [shoes34], topics: ['shoes'] })
    const spending = { volunteer: giver.volunteer, need: 'another', perWeek: 2 }
    await spendBudget(at.world.fx.table, at.world.clock.now(), spending)
    await at.world.sweep()
    expect(await known(at)).toHaveLength(1)
    expect(await asked(at)).not.toContain(giver.volunteer)
  })

  test('comes first when a wave is due anyway, and then is no longer said to wait', async () => {
    const at = await aWaitingNeed()
    const giver = await offers(at)
    await at.world.sweep()
    expect(await known(at)).toHaveLength(1)
    for (let hours = 0; hours < 48 && !(await asked(at)).includes(giver.volunteer); hours++) {
      at.world.clock.advance(day / 24)
      await at.world.sweep()
    }
    expect(isQuiet(at.world.clock.now(), { from: '21:00', to: '08:00' }, at.world.fx.zone)).toBe(false)
    expect(await asked(at)).toContain(giver.volunteer)
    expect((await ledgerNow(at)).offered).toEqual({})
  })

  test('is known to a need that stands on the list twice, because it is just moving to another street', async () => {
    const at = await aWaitingNeed()
    const [entry] = await readListed(at.world.fx.table, { district: '420502' })
    await putListed(at.world.fx.table, { ...(entry as ListedNeed), street: '420502001' })
    const giver = await offers(at, { reach: 'district' })
    await sweep(at.world.fx, 'broadcast', broadcastWorks)
    expect((await known(at)).map(({ volunteer }) => volunteer)).toEqual([giver.volunteer])
  })

  test('is not taken out by a look that saw less than they have by now', async () => {
    const at = await aWaitingNeed()
    const { volunteer } = await offers(at)
    await at.world.sweep()
    const { offered = {} } = await ledgerNow(at)
    const { table } = at.world.fx
    expect(await forgetOffered(table, at.where, volunteer, `${offered[volunteer]}!`)).toBe(false)
    expect(await known(at)).toHaveLength(1)
    expect(await forgetOffered(table, at.where, volunteer, offered[volunteer])).toBe(true)
    expect(await known(at)).toEqual([])
  })

  test('is forgotten everywhere when they leave', async () => {
    const at = await aWaitingNeed()
    const { volunteer } = await offers(at)
    await at.world.sweep()
    expect(await written(at, volunteer)).toHaveLength(2)
    await leave(at.world.fx, volunteer, 'withdraw')
    await at.world.sweep()
    expect(await written(at, volunteer)).toEqual([])
    expect(JSON.stringify(await ledgerNow(at))).not.toContain(volunteer)
  })
})

test('A need knows of twenty at most, the newest', async () => {
  const at = await aWaitingNeed()
  const first = await offers(at)
  await at.world.sweep()
  for (let i = 0; i < mostFitting + 4; i++) {
    at.world.clock.advance(1000)
    await offers(at)
    await sweep(at.world.fx, 'broadcast', broadcastWorks)
  }
  const now = await known(at)
  expect(now).toHaveLength(mostFitting)
  expect(now[0]?.at).toBe(at.world.clock.now())
  expect(now.map(({ volunteer }) => volunteer)).not.toContain(first.volunteer)
})

test('Where all twenty are about to be asked there is no room for one more, and that is no failure', async () => {
  const at = await aWaitingNeed()
  const now = at.world.clock.now()
  const full = Array.from({ length: mostFitting }, (_, i) => [
    `pressed${i}`,
    packFitting({ lines: ['b'], at: now, handle: `h${i}`, pressed: true }),
  ])
  await updateLedger(at.world.fx.table, at.where, {
    set: ['offered = :full'],
    when: ['stage = :open'],
    values: { ':full': Object.fromEntries(full), ':open': 'open' },
  })
  const one = { volunteer: 'one-more', lines: ['b'], at: now + 1, handle: 'h' } as const
  await noteOffered(at.world.fx.table, now, at.where, one)
  const { offered = {} } = await ledgerNow(at)
  expect([Object.keys(offered).length, 'one-more' in offered]).toEqual([mostFitting, false])
})

test('What somebody typed stands nowhere but in their own profile', async () => {
  const at = await aWaitingNeed()
  await offers(at)
  await at.world.sweep()
  const others = (await everything(at.world)).filter((item) => item.sk !== 'VOLUNTEER')
  expect(JSON.stringify(others)).not.toContain('王小美')
})

test('Wherever showing an offer dies, the need knows of exactly those who have what it lacks', async () => {
  const points = await walkCrashes({
    given: async () => {
      const at = await aWaitingNeed('yunyijia', 16)
      const before = await offers(at)
      await at.world.sweep()
      await changeVolunteer(at.world.fx, before.volunteer, () => ({ offers: [] }))
      return { ...at, before, giver: await offers(at) }
    },
    when: ({ fx }) => sweep(fx, 'broadcast', { VOLUNTEER: broadcastWorks.VOLUNTEER! }),
    holds: async (at) => {
      expect((await known(at)).map(({ volunteer }) => volunteer)).toEqual([at.giver.volunteer])
      expect(await written(at, at.before.volunteer)).toEqual([])
      expect(await written(at, at.giver.volunteer)).toHaveLength(2)
      const due = await dueAudit(at.world)
      expect(due.filter((item) => item.pk.startsWith('V#'))).toEqual([])
    },
  })
  expect(points).toBeGreaterThan(6)
})

test('Wherever asking one of them now dies, they are asked once and the need waits for answers again', async () => {
  const points = await walkCrashes({
    given: async () => {
      const at = await aWaitingNeed('yunyijia', 16)
      const { volunteer, email } = await offers(at)
      await at.world.sweep()
      const before = await asked(at)
      const text = await readNeedText(at.world.fx.table, at.where.scope, at.where.need)
      const seen = { ledger: await ledgerNow(at), text: text!, concerned: new Set(before) }
      return { ...at, volunteer, address: email!.address, before, seen, handle: (await known(at))[0]!.handle }
    },
    when: async ({ fx }, { where, seen, handle }) => {
      await askOffered(fx, where, seen, { handle, by: 'anna' })
      await sweep(fx, 'broadcast', broadcastWorks)
    },
    heal: async (at) => {
      // Whoever pressed and got no answer presses again.
      await askOffered(
        at.world.fx,
        at.where,
        { ...at.seen, ledger: await ledgerNow(at) },
        { handle: at.handle, by: 'anna' },
      )
      for (let time = 0; time < 2; time++) {
        at.world.clock.advance(120_000)
        await at.world.sweep()
      }
    },
    holds: async (at) => {
      expect(await asked(at)).toContain(at.volunteer)
      expect(at.before).not.toContain(at.volunteer)
      const items = await everything(at.world)
      const sent = items.filter((item) => item.pk === `V#${at.volunteer}` && item.sk.startsWith('INV#'))
      expect(sent.map((item) => invitation.parse(item))).toMatchObject([{ state: 'sent' }])
      expect(at.world.post.to(at.address)).toHaveLength(1)
      expect((await ledgerNow(at)).offered).toEqual({})
    },
  })
  expect(points).toBeGreaterThan(6)
})
