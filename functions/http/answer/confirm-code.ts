import { adoptPledge } from '../../../shared/actions/adopt-pledge.ts'
import { pendingCode, tryCode } from '../../../shared/actions/one-time-code.ts'
import { standByConfirmed } from '../../../shared/actions/stand-by.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { standingByWords } from '../../../shared/messages/standing-by.ts'
import { tellUsWords } from '../../../shared/messages/tell-us.ts'
import { readQuantities } from '../../../shared/rules/ledger.ts'
import { maskContact } from '../../../shared/rules/masking.ts'
import type { Code } from '../../../shared/store/code.ts'
import { type NeedText, readNeedText } from '../../../shared/store/need-text.ts'
import { readStandingAsked } from '../../../shared/store/standing-asked.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped } from '../page/form.ts'
import { answerLinkPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { actAs, deviceHash, rememberProof } from './device.ts'
import { findLink, type Link } from './look-up.ts'
import { refusedPledge, showAgain } from './press-pledge.ts'
import { provisionalId, standingId } from './tell-us.ts'

/** GET …/code/:id: where a stranger types the code that was sent to their own address. */
export async function showCode(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  if (!link) return answerNotFound(visit)
  return codePage(visit, link)
}

/** POST …/code/:id: the right code turns the reservation into a pledge of their own. */
export async function pressCode(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const link = await findLink(visit, typed.device)
  if (!link) return answerNotFound(visit)
  const words = tellUsWords[visit.language]
  const browserHash = deviceHash(visit, link.device, 'code')
  const digits = (typed.code ?? '').normalize('NFKC').replace(/\D/g, '')
  const tried = await tryCode(visit.fx, { id: visit.c.req.param('id') ?? '', browserHash, digits })
  if (!tried.ok)
    return tried.refusal.kind === 'wrong'
      ? codePage(visit, link, words.codeWrong(tried.refusal.triesLeft))
      : showAgain(visit, link, {}, { lines: words.codeGone })
  const text = await readNeedText(visit.fx.table, link.scope, link.need)
  if (text && tried.value.about === standingId(visit, link)) return standsBy(visit, link, text, tried.value)
  if (!text || tried.value.about !== provisionalId(visit, link)) return answerNotFound(visit)
  const adopted = await adoptPledge(visit.fx, {
    scope: link.scope,
    need: link.need,
    provisional: tried.value.about,
    contact: { kind: tried.value.channel, address: tried.value.address },
    language: visit.language,
    area: text.area,
    deviceFor: (volunteer) => deviceHash(visit, link.device, volunteer),
  })
  if (!adopted.ok) return showAgain(visit, link, {}, { lines: words.reservationGone }, 409)
  actAs(visit, link.path, adopted.value.volunteer)
  if (link.via === 'group') rememberProof(visit, adopted.value.volunteer, link.need)
  return visit.c.redirect(link.path, 303)
}

/** The address is theirs: now they are in line, as a volunteer of their own. */
async function standsBy(visit: Visit, link: Link, text: NeedText, code: Code): Promise<Response> {
  const asked = await readStandingAsked(visit.fx.table, visit.fx.now(), code.id)
  if (asked?.need !== link.need) return answerNotFound(visit)
  const stands = await standByConfirmed(visit.fx, {
    scope: link.scope,
    need: link.need,
    name: asked.name,
    quantities: readQuantities(asked.lines),
    contact: { kind: code.channel, address: code.address },
    language: visit.language,
    area: text.area,
    bringBy: text.deadline,
    deviceFor: (volunteer) => deviceHash(visit, link.device, volunteer),
  })
  if (!stands.ok) return refusedPledge(visit, link, {}, stands.refusal)
  actAs(visit, link.path, stands.value.volunteer)
  return visit.c.redirect(link.path, 303)
}

async function codePage(visit: Visit, link: Link, problem?: string): Promise<Response> {
  const words = tellUsWords[visit.language]
  const id = visit.c.req.param('id') ?? ''
  const code = await pendingCode(visit.fx, { id, browserHash: deviceHash(visit, link.device, 'code') })
  if (!code) return showAgain(visit, link, {}, { lines: words.codeGone })
  const problems: Problems = problem ? { code: problem } : {}
  const stands = code.about === standingId(visit, link)
  const sent = stands ? standingByWords[visit.language].codeText : words.codeText
  const status: NonNullable<Page['status']> = problem ? 422 : 200
  return answerLinkPage(visit, {
    title: words.codeTitle,
    status,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.codeTitle}</h1><p>${sent(maskContact({ kind: code.channel, address: code.address }))}</p><form method="post" action="${urls.pledgeCode(link.path, id)}">${field(
      {
        name: 'code',
        label: words.code,
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        required: true,
        max: 12,
      },
      {},
      problems,
    )}<button>${words.confirm}</button></form>`,
  })
}
