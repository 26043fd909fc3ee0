import { expect, test } from 'vitest'
import { aNeedsLife } from '../harness/a-needs-life.ts'
import { largestOn } from '../harness/bill.ts'

/**
 * Figure 8: all that one need takes from form to thanks. The limits are what was reached and 5 % more. Beyond the 200 write units that
 * were hoped for: whatever becomes due and is done moves in an index twice, and every invitation, pledge and message is an item of its own.
 */
test('need-life: one need from post to closed, twenty asked and five pledges received, takes no more than it did', async () => {
  const { bill, requests, started, invited, thanked } = await aNeedsLife()
  const { writeUnits, indexWriteUnits, readUnits, bytes } = bill.total()
  const workers = started.broadcast + started.notify
  process.stdout.write(
    `need-life: ${writeUnits} WCU and ${indexWriteUnits} of indexes, ${readUnits} RCU, ${requests} pages, ${workers} runs of workers, items up to ${bytes} B\n${largestOn(bill)}\n`,
  )
  expect([invited, thanked]).toEqual([20, 5])
  expect(writeUnits + indexWriteUnits).toBeLessThanOrEqual(461)
  expect(readUnits).toBeLessThanOrEqual(610)
  expect(requests).toBeLessThanOrEqual(43)
  expect(workers).toBeLessThanOrEqual(69)
})
