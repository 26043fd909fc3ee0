import type { DueWorks } from '../../shared/actions/sweep.ts'
import { later } from '../later.ts'

/** What broadcast does when it is due, by prefix of the sort key: needs → waves, pledges → reminders and lapses. */
export const broadcastWorks: DueWorks = {
  TEXT: later(() => import('../../shared/actions/heal-need.ts'), 'healNeed'),
  LEDGER: later(() => import('./need-work.ts'), 'needWork'),
  PLEDGE: later(() => import('./pledge-work.ts'), 'pledgeWork'),
  IMPORT: later(() => import('../../shared/actions/import-work.ts'), 'importWork'),
  CONCERN: later(() => import('../../shared/actions/concern-work.ts'), 'concernWork'),
  FIGURES: later(() => import('../../shared/actions/figures-work.ts'), 'figuresWork'),
  ORG: later(() => import('../../shared/actions/follow-stops.ts'), 'organizationWork'),
  PUBLISH: later(() => import('../../shared/actions/publish-ledgers.ts'), 'publishLedgers'),
  VOLUNTEER: later(() => import('../../shared/actions/settle-volunteer.ts'), 'settleVolunteerWork'),
}
