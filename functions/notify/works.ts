import { type DueWorks, takesItself } from '../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import { later } from '../later.ts'

/** What notify does when it is due, by prefix of the sort key: waves, notices and codes → messages. */
export const notifyWorks: DueWorks<NotifyEffects> = {
  WAVE: later(() => import('./wave/send-wave.ts'), 'sendWave'),
  NOTICE: takesItself(later(() => import('./notice/send-notice.ts'), 'sendNotice')),
  NEWS: later(() => import('./notice/gather-news.ts'), 'gatherNews'),
  ROBOT: later(() => import('./robot/speak.ts'), 'speak'),
  CODE: later(() => import('./code.ts'), 'sendCode'),
}
