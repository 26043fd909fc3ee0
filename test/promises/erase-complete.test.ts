import { expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { markDelivered } from '../../shared/actions/change-pledge.ts'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { giveNote } from '../../shared/actions/child-note.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { leave } from '../../shared/actions/leave.ts'
import { pledge } from '../../shared/actions/pledge.ts'
import { settleVolunteerWork } from '../../shared/actions/settle-volunteer.ts'
import { standByFor } from '../../shared/actions/stand-by.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import type { Quantities } from '../../shared/rules/ledger.ts'
import { readContact } from '../../shared/store/contact.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { readVolunteer, type Volunteer } from '../../shared/store/volunteer.ts'
import { aCity } from '../harness/a-city.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { promise, promisedDay } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000
const day = 24 * 60 * minute
const name = '独一无二的赵大姐'
const address = 'zhao.dajie@example.org'
const word = '我晚上才有空'
const note = '天冷了，多穿点，祝你学习进步！'

interface Given {
  readonly world: World
  readonly volunteer: Volunteer
  /** Needs they have promised to, received from, and stand by for. */
  readonly promisedTo: Where
  readonly receivedFor: Where
  readonly standsByFor: Where
  /** Knows that they have just what it lacks. */
  readonly lacks: Where
}

/** Somebody with everything a volunteer can have: an invitation, a concern with their address, a budget, a promise, a receipt, a place on standby. */
async function given(): Promise<Given> {
  const world = await aWorld()
  await aCity(world)
  const joined = await aVolunteer(world.fx, {
    name,
    contact: { kind: 'email', address },
    offers: [{ id: 'o1', topic: 'household', what: '一辆童车' }],
    skills: ['剪纸'],
  })
  const volunteer = await onDevices(world.fx, joined, aDevice(), aDevice())
  const promisedTo = await aNeed(world)
  const receivedFor = await aNeed(world)
  const standsByFor = await aNeed(world, { wanted: [1] })
  for (const where of [promisedTo, receivedFor, standsByFor])
    await anInvitation(world, where, { volunteer: volunteer.volunteer, name: '赵**' })
  await world.browser().post('/concern', { worry: 'money', reach: address })
  await brings(world, promisedTo, volunteer, { a: 1 })
  await brings(world, receivedFor, volunteer, { b: 2 })
  await promise(world, standsByFor, 'somebody')
  await standByFor(world.fx, {
    ...standsByFor,
    volunteer: volunteer.volunteer,
    name,
    quantities: { a: 1 },
    bringBy: promisedDay,
    via: 'invitation',
    device: 'd',
  })
  await world.sweep()
  const ledger = await readLedger(world.fx.table, receivedFor, { strong: true })
  const received = await confirmReceipt(world.fx, {
    ...receivedFor,
    volunteer: volunteer.volunteer,
    by: 'member1',
    seen: { hold: ledger?.holds[volunteer.volunteer] ?? '', got: '' },
    received: { b: 2 },
    rest: 'reopen',
  })
  expect(received.ok).toBe(true)
  await world.sweep()
  for (const { need } of [promisedTo, receivedFor])
    expect((await giveNote(world.fx, { need, volunteer: volunteer.volunteer, words: note })).ok).toBe(true)
  const lacks = await aNeedForShoes(world, volunteer)
  return { world, volunteer, promisedTo, receivedFor, standsByFor, lacks }
}

/** A need that lacks shoes of the size they then write down; they rest since their promise, so it only knows of them. */
async function aNeedForShoes(world: World, { volunteer }: Volunteer): Promise<Where> {
  const shoes = { id: 'a', label: '儿童运动鞋', wanted: 1, unit: '双' } as const
  const lacks = await aNeed(world, {
    wanted: [1],
    text: { lines: [{ ...shoes, fit: '34 码' }] },
    ledger: { lines: [shoes] },
  })
  await wakeNeed(world.fx.table, world.clock.now(), lacks)
  await world.sweep()
  await changeVolunteer(world.fx, volunteer, ({ offers }) => ({
    offers: [...offers, { id: 'o2', topic: 'shoes', what: '童鞋', size: '34' }],
  }))
  await world.sweep()
  const ledger = await readLedger(world.fx.table, lacks, { strong: true })
  expect(Object.keys(ledger?.offered ?? {})).toEqual([volunteer])
  return lacks
}

function brings(world: World, where: Where, { volunteer }: Volunteer, quantities: Quantities) {
  const via = 'invitation' as const
  const said = { name, quantities, word, bringBy: promisedDay, via, device: 'd' }
  return pledge(world.fx, { ...where, volunteer, ...said })
}

/** Lets due work come to its end. */
async function heal({ world }: { world: World }): Promise<void> {
  for (let time = 0; time < 3; time++) {
    world.clock.advance(2 * minute)
    await world.sweep()
  }
}

async function expectNothingLeft({ world, volunteer, promisedTo, receivedFor, standsByFor, lacks }: Given) {
  const items = await everything(world)
  const written = JSON.stringify(items)
  const devices = volunteer.push?.flatMap(({ endpoint, auth, p256dh, identity }) => [
    endpoint,
    auth,
    p256dh,
    identity,
  ])
  expect(devices).toHaveLength(8)
  for (const theirs of [name, '赵**', address, word, note, '一辆童车', '剪纸', ...(devices ?? [])])
    expect(written).not.toContain(theirs)
  const id = volunteer.volunteer
  const identity = volunteer.email?.identity ?? '?'
  const theirs = items.filter((item) => [`V#${id}`, `T#V#${id}`, `C#${identity}`].includes(item.pk))
  expect(theirs.map((item) => `${item.pk} ${item.sk}`)).toEqual([])
  expect(items.filter((item) => item.pk.startsWith('M#') && item.sk.endsWith(id))).toEqual([])
  const first = await expectBalanced(world, promisedTo)
  expect(first).toMatchObject({ open: { a: 2, b: 2, c: 1 }, holds: {}, got: {} })
  const second = await expectBalanced(world, receivedFor)
  expect(second).toMatchObject({ open: { a: 2, b: 0, c: 1 }, received: { b: 2 }, holds: {}, got: {} })
  const third = await expectBalanced(world, standsByFor)
  expect(third.standby).toEqual([])
  expect((await expectBalanced(world, lacks)).offered).toEqual({})
  expect(await readContact(world.fx.table, identity)).toBeUndefined()
  const due = await dueAudit(world)
  expect(due.filter((item) => item.pk === `V#${id}`)).toEqual([])
}

test('erase-complete: nothing of somebody who leaves is left, and the sums of what was given stay', async () => {
  const at = await given()
  await leave(at.world.fx, at.volunteer.volunteer, 'withdraw')
  await heal(at)
  await expectNothingLeft(at)
})

test('crash-erase: wherever erasing dies, it ends with nothing left', async () => {
  const points = await walkCrashes({
    given: async () => {
      const world = await aWorld()
      const volunteer = await aVolunteer(world.fx, { contact: { kind: 'email', address } })
      const where = await aNeed(world)
      await anInvitation(world, where, { volunteer: volunteer.volunteer })
      await brings(world, where, volunteer, { a: 1 })
      await sweep(world.fx, 'broadcast', broadcastWorks)
      return { world, volunteer, where }
    },
    when: async ({ fx }, { world, volunteer }) => {
      await leave(fx, volunteer.volunteer, 'withdraw')
      await sweep(fx, 'broadcast', { VOLUNTEER: settleVolunteerWork })
      world.clock.advance(2 * minute)
      await world.sweep()
    },
    heal: async (at) => {
      // Whoever pressed and got no answer presses again.
      await leave(at.world.fx, at.volunteer.volunteer, 'withdraw')
      await heal(at)
    },
    holds: async ({ world, volunteer: { volunteer }, where }) => {
      const items = await everything(world)
      expect(JSON.stringify(items)).not.toContain(address)
      expect(items.filter((item) => /^(V|M|C|T#V)#/.test(item.pk))).toEqual([])
      expect(items.some((item) => item.pk.includes(volunteer))).toBe(false)
      expect(await expectBalanced(world, where)).toMatchObject({ holds: {}, got: {} })
    },
  })
  expect(points).toBeGreaterThan(10)
})

test('The poster hears that a promise was withdrawn, and somebody else is asked', async () => {
  const at = await given()
  await leave(at.world.fx, at.volunteer.volunteer, 'withdraw')
  await at.world.sweep()
  const notices = (await everything(at.world)).filter(
    (item) => item.sk.startsWith('NOTICE#withdrawn') && item.need === at.promisedTo.need,
  )
  expect(notices).toMatchObject([{ to: 'O#yunyi#member1' }])
})

test('From the moment somebody leaves their links are dead, their devices forgotten and nobody finds them', async () => {
  const at = await given()
  const { path } = await anInvitation(at.world, await aNeed(at.world), {
    volunteer: at.volunteer.volunteer,
  })
  await leave(at.world.fx, at.volunteer.volunteer, 'withdraw')
  await at.world.sweep()
  expect((await at.world.browser().get(path)).status).toBe(404)
  expect((await everything(at.world)).filter((item) => item.pk.startsWith('M#'))).toEqual([])
  const written = JSON.stringify(await everything(at.world))
  for (const { endpoint, identity } of at.volunteer.push ?? []) {
    expect(written).not.toContain(endpoint)
    expect(written).not.toContain(identity)
  }
})

test('Who wants to finish keeps only a name and an address until the last piece has arrived', async () => {
  const at = await given()
  const { world, volunteer, promisedTo } = at
  await leave(world.fx, volunteer.volunteer, 'finish')
  await heal(at)
  const kept = await readVolunteer(world.fx.table, volunteer.volunteer, { strong: true })
  expect(kept).toMatchObject({ state: 'left', name, topics: [], skills: [], offers: [], area: '' })
  expect(kept?.email?.address).toBe(address)
  expect(JSON.stringify(await everything(world))).not.toMatch(/童车|剪纸/)
  const ledger = await expectBalanced(world, promisedTo)
  const hold = ledger.holds[volunteer.volunteer] ?? ''
  expect(hold).toMatch(/^a1/)
  await confirmReceipt(world.fx, {
    ...promisedTo,
    volunteer: volunteer.volunteer,
    by: 'member1',
    seen: { hold, got: '' },
    received: { a: 1 },
    rest: 'reopen',
  })
  world.clock.advance(day)
  await heal(at)
  expect(JSON.stringify(await everything(world))).not.toContain(name)
  expect(await expectBalanced(world, promisedTo)).toMatchObject({ received: { a: 1 }, got: {} })
  expect(await readVolunteer(world.fx.table, volunteer.volunteer)).toBeUndefined()
})

test('What was dropped off and not yet confirmed stays counted, without a name', async () => {
  const at = await given()
  const { world, volunteer, promisedTo } = at
  await markDelivered(world.fx, { ...promisedTo, volunteer: volunteer.volunteer })
  await world.sweep()
  await leave(world.fx, volunteer.volunteer, 'withdraw')
  await heal(at)
  const ledger = await expectBalanced(world, promisedTo)
  expect(Object.keys(ledger.holds)).toEqual([volunteer.volunteer])
  expect(JSON.stringify(await everything(world))).not.toContain(name)
  expect(JSON.stringify(await everything(world))).not.toContain(note)
  expect(JSON.stringify(await everything(world))).not.toContain(address)
})

test('Who comes back after leaving is somebody new, also while the old promise is being kept', async () => {
  const at = await given()
  await leave(at.world.fx, at.volunteer.volunteer, 'finish')
  await at.world.sweep()
  const again = await aVolunteer(at.world.fx, { name, contact: { kind: 'email', address } })
  await heal(at)
  expect(again.volunteer).not.toBe(at.volunteer.volunteer)
  expect((await readVolunteer(at.world.fx.table, again.volunteer))?.state).toBe('active')
})
