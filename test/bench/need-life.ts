import { aNeedsLife } from '../harness/a-needs-life.ts'
import type { Figure } from './figure.ts'

/** Figure 8: all that one need takes from post to closed. */
export const needLife: Figure = {
  name: 'need-life',
  measure: async () => {
    const { bill, requests, started } = await aNeedsLife()
    const { writeUnits, indexWriteUnits, readUnits } = bill.total()
    const runs = started.broadcast + started.notify
    return [
      {
        name: 'need-life write units',
        value: writeUnits + indexWriteUnits,
        unit: 'WCU',
        target: 200,
        limit: 33,
      },
      { name: 'need-life read units', value: readUnits, unit: 'RCU', target: 150, limit: 66 },
      { name: 'need-life requests', value: requests + runs, unit: 'requests', target: 40, limit: 33 },
      { name: 'need-life pages', value: requests, unit: 'pages', target: 40 },
    ]
  },
}
