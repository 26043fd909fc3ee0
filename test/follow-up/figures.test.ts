import { describe, expect, it, test } from 'vitest'
import { changeSettings } from '../../shared/actions/admit-organization.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { figuresOf } from '../../shared/rules/figures.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { markFigures, readFigures } from '../../shared/store/figures.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { lastStories, putStory } from '../../shared/store/need-story.ts'
import { openLedgerOfArea, openLedgerOfOrganization, readOpenIndex } from '../../shared/store/open-ledger.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { someAreas } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aStory } from '../harness/a-story.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anApprovedNeed } from '../harness/an-approved-need.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit, everything } from '../harness/invariants.ts'
import { anOrganization } from '../harness/sign-in.ts'
import { aWorld, type Process, type World } from '../harness/world.ts'

const hour = 3_600_000
const day = 24 * hour

async function receivedFrom(world: World, where: Where, volunteer: string): Promise<void> {
  await promised(world, where, volunteer)
  const ledger = await readLedger(world.fx.table, where, { strong: true })
  const seen = { hold: ledger?.holds[volunteer] ?? '', got: '' }
  const receipt = { ...where, volunteer, by: 'member1', seen, received: { a: 1 }, rest: 'reopen' } as const
  await confirmReceipt(world.fx, receipt)
  await world.sweep()
}

async function close({ fx }: Process, where: Where): Promise<void> {
  const ledger = await readLedger(fx.table, where, { strong: true })
  if (!ledger) throw new Error('no ledger')
  await closeNeed(
    fx,
    { member: 'member1', role: 'coordinator' },
    {
      ...where,
      outcome: 'fully',
      reason: 'met',
      note: '都用上了，谢谢。',
      seen: sightOf(ledger),
      harmless: [],
    },
  )
}

/** Lets time go by in steps, doing what is due. */
async function later(world: World, ms: number, steps = 1): Promise<void> {
  for (let step = 0; step < steps; step++) {
    world.clock.advance(ms / steps)
    await world.sweep()
  }
}

describe('the figures of a month', () => {
  it('count who was told how it ended, once the notes have gone out', async () => {
    const world = await aWorld()
    const told = await aVolunteer(world.fx, {})
    const where = await aNeed(world, { wanted: [2] })
    await receivedFrom(world, where, told.volunteer)
    await receivedFrom(world, where, 'by-phone-nobody-can-write-to')
    // At night: the notes wait for the morning, and so does the counting.
    world.clock.set(Date.parse('2022-01-25T15:00:00Z'))
    await close(world, where)
    await world.sweep()
    expect((await lastStories(world.fx.table, where.scope, 1))[0]?.heardOutcome).toBeUndefined()
    await later(world, 14 * hour, 14)
    expect((await lastStories(world.fx.table, where.scope, 1))[0]).toMatchObject({
      givers: 2,
      heardOutcome: 1,
    })
    const figures = await readFigures(world.fx.table, where.scope.org, '2022-01')
    expect(figures?.streets['420502003']).toMatchObject({
      givers: 2,
      counted: 2,
      heard: 1,
      endings: { fully: 1 },
    })
    expect((await dueAudit(world)).filter(({ sk }) => sk === 'FIGURES')).toEqual([])
  })

  it('say how often volunteers were asked by this organisation, and what is open where, without naming anybody', async () => {
    const { world, where } = await anApprovedNeed(30, { org: 'yunyi' })
    await world.sweep()
    await markFigures(world.fx.table, where.scope, '2022-01', world.clock.now())
    await world.sweep()
    const figures = await readFigures(world.fx.table, where.scope.org, '2022-01')
    const invited = (await everything(world)).filter(({ sk }) => sk === `INV#${where.need}`)
    expect(invited.length).toBeGreaterThan(3)
    expect(figures).toMatchObject({ open: { '420502003': 1 }, load: [invited.length] })
    for (const { volunteer } of invited) expect(JSON.stringify(figures)).not.toContain(String(volunteer))
    // While a need is open they are looked at once a day.
    const [due] = (await dueAudit(world)).filter(({ sk }) => sk === 'FIGURES')
    expect(Number(due?.dueAt) - world.clock.now()).toBe(day)
  })

  it('are added up anew, so that a repeat and a crash count nothing twice', async () => {
    const walked = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        await anOrganization(world, { org: 'yunyi', openLedger: true })
        const where = await aNeed(world, { org: 'yunyi', wanted: [1] })
        await receivedFrom(world, where, 'liu')
        await close(world, where)
        await world.sweep()
        world.clock.advance(2 * hour)
        return { world, where }
      },
      when: (process) => process.sweep(),
      heal: ({ world }) => later(world, 12 * hour, 4),
      holds: async ({ world, where }) => {
        const stories = (await everything(world)).filter(({ sk }) => sk.startsWith('STORY#'))
        expect(stories).toHaveLength(1)
        const row = await readFigures(world.newProcess().fx.table, where.scope.org, '2022-01')
        expect(row?.streets['420502003']).toMatchObject({ endings: { fully: 1 }, givers: 1, counted: 1 })
        expect((await dueAudit(world)).filter(({ sk }) => sk === 'FIGURES' || sk === 'PUBLISH')).toEqual([])
      },
    })
    expect(walked).toBeGreaterThan(10)
  })

  it('forget no month that changes while they are added up', async () => {
    const world = await aWorld()
    const scope = scopeOf('yunyi')
    await putStory(world.fx.table, scope, aStory())
    await markFigures(world.fx.table, scope, '2022-01', world.clock.now())
    const before = world.faults
    expect(before).toBeDefined()
    // December is marked by somebody else after the work has read what is marked.
    const { client } = world.fx.table
    let marked = false
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const done = await next(args)
        if (!marked && context.commandName === 'PutItemCommand') {
          marked = true
          await putStory(
            world.newProcess().fx.table,
            scope,
            aStory({ openedAt: Date.parse('2021-12-05T02:00:00Z') }),
          )
          await markFigures(world.newProcess().fx.table, scope, '2021-12', world.clock.now())
        }
        return done
      },
      { step: 'initialize', name: 'somebody else' },
    )
    await world.sweep()
    await later(world, 10 * 60_000, 5)
    expect(marked).toBe(true)
    expect(Object.keys((await readFigures(world.fx.table, 'yunyi', '2021-12'))?.streets ?? {})).toEqual([
      '420502003',
    ])
  })
})

test('a ledger is open only while its organisation says so, and an area only while two do', async () => {
  const world = await aWorld()
  await replaceAreas(world.fx.table, world.fx.newId(), someAreas)
  const scopes = await Promise.all(['one', 'two'].map((org) => anOrganization(world, { org, name: org })))
  for (const scope of scopes) {
    for (let i = 0; i < 6; i++) await putStory(world.fx.table, scope, aStory())
    await markFigures(world.fx.table, scope, '2022-01', world.clock.now())
  }
  await world.sweep()
  expect(await readOpenIndex(world.fx.table)).toBeUndefined()

  const settings = { name: 'one', oneIsEnough: false, openToJoin: true, groupGreeting: '' }
  const say = async (org: number, openLedger: boolean) => {
    const scope = scopes[org]
    if (scope) await changeSettings(world.fx, scope, 'admin', { ...settings, name: scope.org, openLedger })
    await world.sweep()
  }
  await say(0, true)
  expect(await readOpenIndex(world.fx.table)).toMatchObject({ organizations: ['one'], areas: [] })
  await say(1, true)
  expect(await readOpenIndex(world.fx.table)).toMatchObject({
    organizations: ['one', 'two'],
    areas: ['4205', '420502', '420502003'],
  })
  const area = await openLedgerOfArea(world.fx.table, '420502003')
  expect(area).toMatchObject({ organizations: 2, from: '2021-08', to: '2022-01' })
  expect(area && figuresOf(area.tally)).toMatchObject({
    needs: 12,
    covered: 12,
    askedPerYes: 5,
    heardShare: 1,
  })
  await say(1, false)
  expect(await openLedgerOfArea(world.fx.table, '420502003')).toBeUndefined()
  expect(await openLedgerOfOrganization(world.fx.table, 'two')).toBeUndefined()
  expect(await openLedgerOfOrganization(world.fx.table, 'one')).toBeDefined()
})
