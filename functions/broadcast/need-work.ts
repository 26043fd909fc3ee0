import { reconcile } from '../../shared/actions/reconcile.ts'
import type { DueWork } from '../../shared/actions/sweep.ts'
import { waveWork } from '../../shared/actions/wave-work.ts'
import { scopeOf } from '../../shared/store/scope.ts'

/** What happens to a need when its ledger is due: its pledges are brought together with it, then its waves go on. */
export const needWork: DueWork = async (fx, claimed) => {
  const { pk, sk } = claimed.key
  await reconcile(fx, { scope: scopeOf(pk.slice('O#'.length)), need: sk.slice('LEDGER#'.length) })
  await waveWork(fx, claimed)
}
