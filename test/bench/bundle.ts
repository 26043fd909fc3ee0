import { bundleAll } from '../infra/bundled.ts'
import { loadedFirst } from '../infra/loaded-first.ts'
import type { Figure } from './figure.ts'

/** Figure 9: minified bytes of each function that are loaded before the first answer. */
export const bundle: Figure = {
  name: 'bundle',
  measure: async () => {
    const bundles = bundleAll()
    const { http, broadcast } = loadedFirst(bundles)
    bundles.remove()
    return [
      { name: 'bundle http', value: http, unit: 'B', target: 400_000, limit: 47_000 },
      { name: 'bundle broadcast', value: broadcast, unit: 'B', target: 330_000, limit: 47_000 },
    ]
  },
}
