import type { Area, Level } from '../../shared/rules/areas.ts'
import { levelOf } from '../../shared/rules/areas.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import type { World } from './world.ts'

const codes = [
  '4205',
  ...['420502', '420503', '420504'].flatMap((district) => [
    district,
    ...['003', '004'].flatMap((street) => [
      `${district}${street}`,
      ...['002', '003', '004'].map((community) => `${district}${street}${community}`),
    ]),
  ]),
]

/** The communities of a small city: three districts with two streets of three communities each. */
export const communities = codes.filter((code) => code.length === 12)

/** Puts the small city in place. */
export async function aCity(world: World): Promise<void> {
  const areas = codes.map((code): Area => ({ code, name: `区域${code}`, level: levelOf(code) as Level }))
  await replaceAreas(world.fx.table, 'small', areas)
}
