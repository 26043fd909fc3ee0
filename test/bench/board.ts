import { aBoard } from '../harness/a-board.ts'
import type { Figure } from './figure.ts'

/** Figure 7: a coordinator's board of fifty needs. */
export const board: Figure = {
  name: 'board',
  measure: async () => {
    const { calls, readUnits, bytes } = await aBoard()
    return [
      { name: 'board calls', value: calls, unit: 'calls', target: 2, limit: 1 },
      { name: 'board read units', value: readUnits, unit: 'RCU', target: 8, limit: 5.5 },
      { name: 'board bytes', value: bytes, unit: 'B', target: 60_000 },
    ]
  },
}
