import { boardWords } from '../../../shared/messages/board.ts'
import { newsSince, readSight, sightOf } from '../../../shared/rules/board-sight.ts'
import { answerScript } from '../page/script.ts'
import type { MemberVisit, Visit } from '../visit.ts'
import { readBoard } from './board.ts'
import { boardScript } from './board-script.ts'

/** GET /board/changes?seen=…: what has changed on this board since it was shown, for its script. One Query, a few hundred bytes. */
export async function showChanges(visit: MemberVisit): Promise<Response> {
  const { c, fx, language } = visit
  const { shown } = await readBoard(visit)
  const now = fx.now()
  const seen = sightOf(shown, now)
  const before = readSight(c.req.query('seen'))
  if (before === undefined || before === seen) return c.json({ seen, say: '' })
  const { fresh, changed, gone } = newsSince(before, shown, now)
  return c.json({ seen, say: boardWords[language].news(fresh.size, changed.size, gone) })
}

/** GET /board.js */
export async function serveBoardScript(visit: Visit): Promise<Response> {
  return answerScript(visit, boardScript)
}
