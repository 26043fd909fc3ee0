import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTurns } from '../../shared/rules/turns.ts'

const waiting = fc.array(
  fc.record({ party: fc.constantFrom('a', 'b', 'c', 'd'), dueAt: fc.integer({ min: 0, max: 50 }) }),
)

const said = ({ party, dueAt }: { party: string; dueAt: number }) => `${party}${dueAt}`

test('everybody’s n-th comes before anybody’s next, nobody is lost, and one party’s stay in their order', () => {
  fc.assert(
    fc.property(waiting, (items) => {
      const order = inTurns(items, ({ party }) => party)
      expect(order.map(said).toSorted()).toEqual(items.map(said).toSorted())
      const turns = order.map(
        (item, at) => order.slice(0, at).filter(({ party }) => party === item.party).length,
      )
      expect(turns).toEqual(turns.toSorted((a, b) => a - b))
      for (const one of ['a', 'b', 'c', 'd']) {
        const own = order.filter(({ party }) => party === one).map(({ dueAt }) => dueAt)
        expect(own).toEqual(own.toSorted((a, b) => a - b))
      }
    }),
  )
})

test('one with a thousand waiting and one with a single: the single one is second', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({ party: 'large', dueAt: i }))
  const order = inTurns([...many, { party: 'small', dueAt: 5000 }], ({ party }) => party)
  expect(order[1]?.party).toBe('small')
})
