import type { Where } from '../../shared/store/ledger-item.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { putWave } from '../../shared/store/wave.ts'
import type { Arrived } from './post-box.ts'
import type { World } from './world.ts'

/** Hands a wave to notify, as broadcast does; the first unless told. */
export async function aWave(
  world: World,
  need: Where,
  volunteers: readonly Pick<Volunteer, 'volunteer'>[],
  wave = 1,
): Promise<void> {
  const ids = volunteers.map((one) => one.volunteer)
  await putWave(world.fx.table, world.clock.now(), { ...need, wave, volunteers: ids })
}

/** The path of the personal link in a letter. */
export function linkIn(letter: Pick<Arrived, 'text'> | undefined): string {
  const found = /https?:\/\/[^/\s]+(\/[rp]\/[0-9A-Za-z]{20})(?=\s|$)/m.exec(letter?.text ?? '')
  if (!found?.[1]) throw new Error('There is no link in this letter.')
  return found[1]
}
