import type { DueWork } from '../../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { newsDueAt } from '../../../shared/rules/campaign-news.ts'
import { type CampaignNews, endNews, factsOf, readNews, tellIn } from '../../../shared/store/campaign-news.ts'
import { finish } from '../../../shared/store/due.ts'
import { putNotice, readNotice } from '../../../shared/store/notice.ts'

/** At most so many things are gathered at the same time. */
const atATime = 25

/**
 * Gathers what waits to be told of a campaign into one letter. Everything gets the letter's number before the letter is written, and
 * nothing afterwards: whoever dies in between leaves a letter that tells exactly what has its number, and the rest waits for the next.
 */
export const gatherNews: DueWork<NotifyEffects> = async (fx, claimed) => {
  const news = await readNews(fx.table, claimed.key)
  if (!news) return
  const now = fx.now()
  const due = newsDueAt(now, news.lastAt)
  // Whoever added something did not see that a letter had just been written.
  if (due > now) return finish(fx.table, claimed, due)
  const next = news.letter + 1
  const told = await writeLetter(fx, news, next)
  const [letter, lastAt] = told ? [next, now] : [news.letter, news.lastAt]
  const waits = (await factsOf(fx.table, news, 'waiting')).length > 0
  const again = newsDueAt(now, lastAt)
  if (!waits && (await endNews(fx.table, claimed, news, { letter, lastAt, again: undefined }))) return
  await endNews(fx.table, claimed, news, { letter, lastAt, again })
}

/** Answers false where there is nothing to tell. A letter that stands there is left as it is. */
async function writeLetter(fx: NotifyEffects, news: CampaignNews, letter: number): Promise<boolean> {
  const { to, campaign, org } = news
  const id = `campaign-news#${campaign}#${letter}`
  if (await readNotice(fx.table, to, id)) return true
  const waiting = await factsOf(fx.table, news, 'waiting')
  for (let from = 0; from < waiting.length; from += atATime)
    await Promise.all(waiting.slice(from, from + atATime).map((fact) => tellIn(fx.table, fact, letter)))
  if ((await factsOf(fx.table, news, letter)).length === 0) return false
  await putNotice(fx.table, fx.now(), { to, id, kind: 'campaign-news', org, about: campaign })
  return true
}
