import type { PledgeRefusal } from '../../../shared/actions/pledge.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import type { Page } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, sayQuantities } from './need-view.ts'

export interface Refused {
  readonly sentence: string
  readonly status: NonNullable<Page['status']>
}

/** Why a press was not done, and what to do now. */
export function whyRefused(visit: MemberVisit, view: NeedView, refusal: PledgeRefusal): Refused {
  const words = followUpWords[visit.language]
  switch (refusal.kind) {
    case 'absent':
      return { sentence: words.gone, status: 409 }
    case 'changed-meanwhile':
    case 'acted-elsewhere':
      return { sentence: words.changedMeanwhile, status: 409 }
    case 'not-open':
      return { sentence: isHeld(view.ledger) ? words.held : words.notOpen, status: 409 }
    case 'too-many-holds':
    case 'queue-full':
      return { sentence: words.tooManyHolds, status: 409 }
    case 'line-full': {
      const left = sayQuantities(view, refusal.open, words)
      return { sentence: left ? words.tooMuch(left) : words.nothingLeft, status: 409 }
    }
    case 'after-deadline': {
      const day = sayDate(refusal.deadline, visit.settings.TIME_ZONE, visit.language, visit.fx.now())
      return { sentence: words.afterDeadline(day), status: 422 }
    }
  }
}
