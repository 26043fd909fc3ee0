import type { Effects } from '../effects.ts'
import { lapseAt, remindAt } from '../rules/pledge-clock.ts'
import { writeEvent } from '../store/need-event.ts'
import { readNeedText } from '../store/need-text.ts'
import { putNotice, toVolunteer } from '../store/notice.ts'
import { changeLeased } from '../store/pledge-record.ts'
import type { SeenPledge } from './settle-pledge.ts'
import { tellResponsible } from './tell-responsible.ts'

/**
 * Reminds the giver before the promised day, and asks the responsible member whether it is still needed, once per need and
 * day. The messages are written before the record says so: a crash in between writes the very same again.
 */
export async function remind(fx: Effects, { scope, need, record, claimed }: SeenPledge): Promise<void> {
  const now = fx.now()
  const common = { org: scope.org, need }
  const text = await readNeedText(fx.table, scope, need)
  if (record.via !== 'phone') {
    const to = toVolunteer(record.volunteer)
    await putNotice(fx.table, now, {
      ...common,
      to,
      id: `reminder#${need}#${record.bringBy}`,
      kind: 'reminder',
    })
  }
  if (text)
    await tellResponsible(fx, { scope, need }, text, {
      id: `still-needed#${need}#${record.bringBy}`,
      kind: 'still-needed',
      about: record.volunteer,
    })
  await writeEvent(fx.table, scope, `reminded-${record.volunteer}`, {
    need,
    kind: 'reminded',
    at: remindAt(record) ?? lapseAt(record),
    by: 'mulin',
    volunteer: record.volunteer,
  })
  await changeLeased(fx.table, record, claimed.dueAt, { remindedAt: now })
}
