import { finishClosing } from '../../shared/actions/finish-closing.ts'
import { foresee } from '../../shared/actions/foresee.ts'
import { listNeed } from '../../shared/actions/list-need.ts'
import { reconcile } from '../../shared/actions/reconcile.ts'
import type { DueWork } from '../../shared/actions/sweep.ts'
import { tellOfNeed } from '../../shared/actions/tell-of-need.ts'
import { waveWork } from '../../shared/actions/wave-work.ts'
import { ledger } from '../../shared/store/ledger-item.ts'
import { scopeOf } from '../../shared/store/scope.ts'

/**
 * What happens to a need when its ledger is due: its pledges are brought together with it; before it is published it is said what to
 * expect; then, while it is open, it stands on the list of open needs and its waves go on, and once it is closed everybody who gave is thanked.
 */
export const needWork: DueWork = async (fx, claimed) => {
  const { pk, sk } = claimed.key
  const where = { scope: scopeOf(pk.slice('O#'.length)), need: sk.slice('LEDGER#'.length) }
  // First whoever has still to be told of a change; a cancelled need ends here.
  const told = await tellOfNeed(fx, where, ledger.parse(claimed.item))
  if (!told) return
  // What was struck off it may have been told by somebody else, too: then it is read again.
  const seen = await reconcile(fx, where, told.telling ? undefined : told)
  if (!seen) return
  await foresee(fx, where, seen.ledger)
  if (seen.ledger.stage === 'closed') return finishClosing(fx, where, seen.ledger)
  await listNeed(fx, where, seen.ledger)
  await waveWork(fx, claimed, where, seen.ledger)
}
