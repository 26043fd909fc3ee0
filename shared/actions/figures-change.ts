import type { Effects } from '../effects.ts'
import { monthOf } from '../rules/text-limits.ts'
import { hourMs } from '../rules/zone-time.ts'
import { markFigures } from '../store/figures.ts'
import type { Scope } from '../store/scope.ts'

/** Figures are added up so long after something has changed: many changes are one sum. In ms. */
const soonMs = hourMs

/** An organisation's figures have changed: a need was published, or has ended. `at`: when it was published, epoch ms. */
export function figuresChange(fx: Effects, scope: Scope, at: number): Promise<void> {
  return markFigures(fx.table, scope, monthOf(at, fx.zone), fx.now() + soonMs)
}
