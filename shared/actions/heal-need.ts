import { textHasLedger } from '../store/need-store.ts'
import { scopeOf } from '../store/scope.ts'
import { readNeedNow } from './need-access.ts'
import type { DueWork } from './sweep.ts'

/** Texts are due only until their ledger is there: a need whose posting died in between gets it here. */
export const healNeed: DueWork = async (fx, { key }) => {
  const where = { scope: scopeOf(key.pk.slice('O#'.length)), need: key.sk.slice('TEXT#'.length) }
  if (!(await readNeedNow(fx, where))) return
  await textHasLedger(fx.table, where)
}
