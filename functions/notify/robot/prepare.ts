import { needHeldUntil } from '../../../shared/actions/asking-stopped.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { robotMessage, robotTest } from '../../../shared/messages/robot-message.ts'
import { sayBringBy } from '../../../shared/rules/date-words.ts'
import { editionOf } from '../../../shared/rules/edition.ts'
import { nextWord } from '../../../shared/rules/group-word.ts'
import { isCovered } from '../../../shared/rules/ledger.ts'
import { minuteMs } from '../../../shared/rules/zone-time.ts'
import type { GroupNews, Saying } from '../../../shared/store/group-news.ts'
import { type Ledger, readLedger, type Where } from '../../../shared/store/ledger-item.ts'
import { groupLinkOf } from '../../../shared/store/link.ts'
import { readTextNow } from '../../../shared/store/need-store.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import type { Robot } from '../../../shared/store/robot.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { urls } from '../../http/urls.ts'
import { sayHeadline } from '../say-lines.ts'

/** Length of a group link's token: 119 bits, as of personal links. */
const tokenLength = 20

export type Prepared =
  | { readonly kind: 'say'; readonly saying: Saying; readonly text: string }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'nothing' }

/** What a group is to hear now, written from the need as it is; public words only. */
export async function prepare(fx: NotifyEffects, robot: Robot, news: GroupNews): Promise<Prepared> {
  const scope = scopeOf(robot.org)
  const organization = await readOrganization(fx.table, robot.org)
  if (news.need === '')
    return { kind: 'say', saying: 'test', text: robotTest(robot.language, organization?.name ?? '') }
  const where = { scope, need: news.need }
  const [ledger, text] = await Promise.all([
    readLedger(fx.table, where, { strong: true }),
    readTextNow(fx.table, where),
  ])
  if (!ledger || !text || text.consent?.withdrawnAt) return { kind: 'nothing' }
  // An edit is under way: nothing of it may go out before it is whole.
  if (editionOf(ledger, text) !== text.version) return { kind: 'wait', until: fx.now() + minuteMs }
  const held = ledger.stage === 'open' ? needHeldUntil(fx, ledger) : undefined
  if (held !== undefined) return { kind: 'wait', until: held }
  const heard = { stage: ledger.stage, deadline: ledger.deadline, covered: isCovered(ledger) }
  const next = nextWord(heard, news, fx.now(), fx.zone)
  if (next.kind !== 'say') return next
  const asks = news.said === 'covered' ? 'asksAgain' : 'asks'
  const facts = await factsOf(fx, where, ledger, text, robot)
  const greeting = organization?.groupGreeting ?? ''
  const word = next.word === 'asks' ? asks : 'covered'
  return { kind: 'say', saying: next.word, text: robotMessage(robot.language, word, { ...facts, greeting }) }
}

async function factsOf(fx: NotifyEffects, where: Where, ledger: Ledger, text: NeedText, { language }: Robot) {
  const open = text.lines.filter(({ id }) => (ledger.open[id] ?? 0) > 0)
  const token = fx.newId(tokenLength)
  const fresh = { need: where.need, token, tokenHash: fx.hash(token), at: fx.now() }
  const link = await groupLinkOf(fx.table, where.scope, fresh)
  return {
    organization: text.orgName,
    what: sayHeadline({ lines: open.length > 0 ? open : text.lines }, language),
    place: text.place,
    by: sayBringBy(text.deadline, fx.zone, language, fx.now()),
    link: fx.origin + urls.groupLink(link.token),
  }
}
