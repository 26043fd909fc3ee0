import type { DueWorks } from '../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import { sendCode } from './code.ts'
import { sendNotice } from './notice/send-notice.ts'
import { sendWave } from './wave/send-wave.ts'

/** What notify does when it is due, by prefix of the sort key: waves, notices and codes → messages. */
export const notifyWorks: DueWorks<NotifyEffects> = {
  WAVE: sendWave,
  NOTICE: sendNotice,
  CODE: sendCode,
}
