import { isCovered, type LedgerCounts } from './ledger.ts'
import type { Stage } from './need-life.ts'

type Counted = Pick<LedgerCounts, 'open'> & { readonly stage: Stage }

/** Not out yet. */
export const isWaiting = ({ stage }: Pick<Counted, 'stage'>): boolean =>
  stage === 'draft' || stage === 'review'

/** Somebody holds or has brought all of it, or it is over. */
export const isTaken = (ledger: Counted): boolean =>
  ledger.stage === 'closed' || ((ledger.stage === 'open' || ledger.stage === 'expired') && isCovered(ledger))
