import { PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMatches } from '../../shared/actions/match.ts'
import type { Budget } from '../../shared/rules/budget.ts'
import { isQuiet } from '../../shared/rules/quiet-hours.ts'
import { levelDigits, reaches, type Topic } from '../../shared/rules/topics.ts'
import { keys } from '../../shared/store/keys.ts'
import { putCopies } from '../../shared/store/match-copies.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { communities } from '../harness/a-city.ts'
import { aWorld, type World } from '../harness/world.ts'

const zone = 'Asia/Shanghai'
/** So many people, whatever is expected of them. */
const asMany = (most: number) => ({ expect: 0, atLeast: most })
const districts = ['420502', '420503', '420504']
const someTopics = ['shoes', 'clothing', 'food'] as const

interface Person {
  readonly volunteer: Volunteer
  readonly budget?: Budget
}

const day = 86_400_000
const person = (id: number, now: number): fc.Arbitrary<Person> =>
  fc.record({
    volunteer: fc.record({
      volunteer: fc.constant(`v${id}`),
      state: fc.constant('active' as const),
      name: fc.constant('王芳'),
      language: fc.constant('zh-CN' as const),
      area: fc.constantFrom(...communities, '420502003'),
      reach: fc.constantFrom(...reaches),
      topics: fc.subarray<Topic>([...someTopics], { minLength: 1 }),
      skills: fc.constantFrom([], ['缝补']),
      offers: fc.constant([]),
      quiet: fc.constantFrom({ from: '22:00', to: '07:00' }, { from: '09:00', to: '11:00' }),
      perWeek: fc.integer({ min: 1, max: 2 }),
      joinedThrough: fc.constant('yunyi'),
      joinedAt: fc.constant(0),
      copied: fc.constant([]),
      version: fc.constant(1),
    }),
    budget: fc.option(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 2 }).map((days) => ({
        asks: Object.fromEntries(days.map((ago, i) => [`n${i}`, now - ago * day])),
        lastAskedAt: now - Math.min(...days) * day,
      })),
      { nil: undefined },
    ),
  })

/** What the rules of the house say, in the plainest words: looks at everybody. */
function eligible(people: readonly Person[], need: Need, concerned: ReadonlySet<string>, now: number) {
  return people.filter(({ volunteer: it, budget }) => {
    const around = it.area.slice(0, levelDigits[it.reach])
    const week = Object.values(budget?.asks ?? {}).filter((asked) => asked > now - 7 * day)
    return (
      it.topics.some((topic) => need.topics.includes(topic)) &&
      (need.skill === undefined || it.skills.includes(need.skill)) &&
      need.area.startsWith(around) &&
      !concerned.has(it.volunteer) &&
      !isQuiet(now, it.quiet, zone) &&
      week.length < it.perWeek
    )
  })
}

const distance = (home: string, need: string) =>
  [12, 9, 6, 4].findIndex((n) => home.slice(0, n) === need.slice(0, n) && home.length >= n)

interface Need {
  readonly need: string
  readonly org: string
  readonly area: string
  readonly topics: readonly Topic[]
  readonly skill?: string
}

async function settle(world: World, people: readonly Person[]): Promise<void> {
  await Promise.all(
    people.flatMap(({ volunteer, budget }) => [
      putCopies(world.fx.table, volunteer),
      budget
        ? world.fx.table.client.send(
            new PutCommand({
              TableName: world.fx.table.name,
              Item: { ...keys.budget(volunteer.volunteer), ...budget },
            }),
          )
        : undefined,
    ]),
  )
}

test('Nobody who may be asked is missed, nobody else is asked, and the nearest come first: against looking at everybody', async () => {
  const now = Date.parse('2022-01-25T10:00:00+08:00')
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...Array.from({ length: 30 }, (_, id) => person(id, now))),
      fc.record({
        need: fc.constant('need'),
        org: fc.constant('yunyi'),
        area: fc.constantFrom('420502003002', '420503004003', '420502003'),
        topics: fc.subarray<Topic>([...someTopics], { minLength: 1 }),
        skill: fc.constantFrom(undefined, '缝补'),
      }),
      fc.subarray(
        Array.from({ length: 30 }, (_, id) => `v${id}`),
        { maxLength: 8 },
      ),
      fc.constantFrom(1, 3, 10, 25),
      async (people, asked, taken, most) => {
        const need = { ...asked, ...(asked.skill === undefined ? {} : { skill: asked.skill }) } as Need
        const concerned = new Set(taken)
        const world = await aWorld({ startAt: now })
        await settle(world, people)
        const found = await findMatches(world.fx, need, concerned, { districts }, asMany(most))
        const chosen = found.matches.map((match) => match.volunteer)
        const should = eligible(people, need, concerned, now)
        const ringOf = new Map(
          people.map(({ volunteer: it }) => [it.volunteer, distance(it.area, need.area)]),
        )
        const byHand = should
          .map(({ volunteer: { volunteer }, budget }) => ({
            volunteer,
            ring: ringOf.get(volunteer) as number,
            last: budget?.lastAskedAt ?? 0,
          }))
          .sort((a, b) => a.ring - b.ring || a.last - b.last)

        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.length).toBe(Math.min(most, should.length))
        expect(chosen.every((id) => byHand.some((one) => one.volunteer === id))).toBe(true)
        expect(chosen.map((id) => ringOf.get(id))).toEqual(byHand.slice(0, most).map((one) => one.ring))
        if (most >= 25) {
          const last = (id: string) => byHand.find((one) => one.volunteer === id)?.last
          expect(chosen.map(last)).toEqual(byHand.slice(0, most).map((one) => one.last))
        }
      },
    ),
    { numRuns: 12, seed: 20220125 },
  )
})

test('Asking wave after wave reaches everybody who may be asked, each once', async () => {
  const now = Date.parse('2022-01-25T10:00:00+08:00')
  const world = await aWorld({ startAt: now })
  const people = fc.sample(fc.tuple(...Array.from({ length: 300 }, (_, id) => person(id, now))), {
    numRuns: 1,
    seed: 7,
  })[0] as Person[]
  await settle(world, people)
  const need: Need = { need: 'need', org: 'yunyi', area: '420502003002', topics: ['shoes', 'food'] }
  const asked = new Set<string>()
  for (;;) {
    const { matches } = await findMatches(world.fx, need, asked, { districts }, asMany(10))
    if (matches.length === 0) break
    for (const { volunteer } of matches) {
      expect(asked.has(volunteer)).toBe(false)
      asked.add(volunteer)
    }
  }
  const everybody = eligible(people, need, new Set(), now).map(({ volunteer }) => volunteer.volunteer)
  expect(everybody.length).toBeGreaterThan(20)
  expect([...asked].sort()).toEqual(everybody.sort())
})
