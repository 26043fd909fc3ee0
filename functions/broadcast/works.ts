import { healNeed } from '../../shared/actions/heal-need.ts'
import { settleVolunteerWork } from '../../shared/actions/settle-volunteer.ts'
import type { DueWorks } from '../../shared/actions/sweep.ts'
import { needWork } from './need-work.ts'
import { pledgeWork } from './pledge-work.ts'

/** What broadcast does when it is due, by prefix of the sort key: needs → waves, pledges → reminders and lapses. */
export const broadcastWorks: DueWorks = {
  TEXT: healNeed,
  LEDGER: needWork,
  PLEDGE: pledgeWork,
  VOLUNTEER: settleVolunteerWork,
}
