import * as z from 'zod/mini'
import { approveNeed, askReview, sendBack } from '../../../shared/actions/approve-need.ts'
import { cancelNeed, withdrawConsent } from '../../../shared/actions/cancel-need.ts'
import { closeNeed } from '../../../shared/actions/close-need.ts'
import { editNeed } from '../../../shared/actions/edit-need.ts'
import { extendNeed } from '../../../shared/actions/extend-need.ts'
import type { Actor } from '../../../shared/actions/need-access.ts'
import { consentInput, mostDaysAhead, needInput } from '../../../shared/actions/need-input.ts'
import type { NeedRefusal } from '../../../shared/actions/need-refusal.ts'
import { postNeed } from '../../../shared/actions/post-need.ts'
import { closing } from '../../../shared/rules/closing.ts'
import type { Result } from '../../../shared/rules/result.ts'
import { urls } from '../urls.ts'
import type { ApiVisit } from '../visit.ts'
import { type ApiRoute, endpoint, type No, no } from './endpoint.ts'

const instant = z.iso.datetime({ offset: true })
const deadline = instant.check(z.meta({ description: `At most ${mostDaysAhead} days ahead.` }))

/** A need as another system writes it: as a member would, with instants as ISO 8601. */
const needBody = z.extend(needInput, {
  deadline,
  consent: z.optional(z.extend(consentInput, { at: instant })),
})
const versionBody = z.strictObject({
  version: z.int().check(z.gte(1), z.meta({ description: 'The version that was looked at.' })),
})
const noteBody = z.strictObject({ note: z.string().check(z.minLength(1), z.maxLength(600)) })
const { outcome, reason, note } = closing.shape
const closeBody = z.strictObject({
  outcome,
  reason,
  note,
  seen: z.string().check(z.maxLength(200), z.meta({ description: 'As the need was read.' })),
  harmless: z
    ._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(20)), [])
    .check(z.meta({ description: 'Findings in the note that were looked at.' })),
})
const done = z.object({ id: z.string() })
const written = z.extend(done, { version: z.int() })

/** A token acts for the member who made it, as a coordinator of the organisation. */
export const actorOf = (visit: ApiVisit): Actor => ({ member: visit.member, role: 'coordinator' })

/** Every refusal of a rule as a problem: what is absent or foreign looks the same, what changed can be read again. */
export function refusalOf(refusal: { readonly kind: string }): No {
  switch (refusal.kind) {
    case 'absent':
      return no('not-found')
    case 'changed-meanwhile':
    case 'already-posted':
    case 'wrong-stage':
    case 'already-closed':
    case 'line-full':
      return no('conflict', refusal.kind)
    default:
      return no('refused', refusal.kind)
  }
}

function inputOf(body: z.infer<typeof needBody>) {
  const { consent, deadline, ...rest } = body
  return {
    ...rest,
    deadline: Date.parse(deadline),
    ...(consent ? { consent: { ...consent, at: Date.parse(consent.at) } } : {}),
  }
}

const postNeeds = endpoint({
  method: 'POST',
  path: urls.api('needs'),
  permission: 'needs:write',
  name: 'postNeed',
  summary:
    'Writes a need down as a draft. With an Idempotency-Key header, repeating the request is the same need.',
  body: needBody,
  status: 201,
  answer: written,
  problems: ['conflict', 'refused'],
  handle: async (visit, { body }) => {
    const key = visit.c.req.header('idempotency-key')?.slice(0, 100)
    const request = key === undefined ? visit.fx.newId(20) : `api ${visit.token} ${key}`
    const posted = await postNeed(visit.fx, visit.scope, actorOf(visit), inputOf(body), request)
    return posted.ok ? { id: posted.value.need, version: posted.value.version } : refusalOf(posted.refusal)
  },
})

const editNeeds = endpoint({
  method: 'PATCH',
  path: urls.api('needs/:need'),
  permission: 'needs:write',
  name: 'editNeed',
  summary: 'Writes a need anew, from the version that was read. People who have promised are told.',
  body: z.extend(needBody, { version: z.int().check(z.gte(1)) }),
  answer: done,
  problems: ['conflict', 'refused'],
  handle: async (visit, { param, body }) => {
    const { version, ...need } = body
    const of = { need: param('need'), version, input: inputOf(need) }
    return answered(param('need'), await editNeed(visit.fx, visit.scope, actorOf(visit), of))
  },
})

/** A step in a need's life: POST …/needs/:need/step. */
function step<B extends z.ZodMiniType>(
  name: string,
  summary: string,
  body: B,
  take: (visit: ApiVisit, need: string, body: z.infer<B>) => Promise<Result<unknown, NeedRefusal>>,
): ApiRoute {
  return endpoint({
    method: 'POST',
    path: urls.api(`needs/:need/${name}`),
    permission: 'needs:write',
    name: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    body,
    answer: done,
    problems: ['conflict', 'refused'],
    handle: async (visit, asked) =>
      answered(asked.param('need'), await take(visit, asked.param('need'), asked.body)),
  })
}

function answered(need: string, result: Result<unknown, NeedRefusal>): { id: string } | No {
  return result.ok ? { id: need } : refusalOf(result.refusal)
}

export const writeEndpoints: readonly ApiRoute[] = [
  postNeeds,
  editNeeds,
  step('ask-review', 'Hands a draft to a second person.', versionBody, (visit, need, { version }) =>
    askReview(visit.fx, visit.scope, actorOf(visit), { need, version }),
  ),
  step(
    'approve',
    'Lets a need out. The member who made the token is the second person: not for needs that token posted, unless the organisation says one is enough.',
    versionBody,
    (visit, need, { version }) => approveNeed(visit.fx, visit.scope, actorOf(visit), { need, version }),
  ),
  step(
    'send-back',
    'Gives a need back to its poster, with a word on what to change.',
    z.extend(versionBody, noteBody.shape),
    (visit, need, { version, note }) =>
      sendBack(visit.fx, visit.scope, actorOf(visit), { need, version, note }),
  ),
  step(
    'extend',
    'Moves the deadline; an expired need opens again.',
    z.strictObject({ deadline }),
    (visit, need, body) =>
      extendNeed(visit.fx, visit.scope, actorOf(visit), { need, deadline: Date.parse(body.deadline) }),
  ),
  step(
    'cancel',
    'Stops a need. Everybody who promised something is told.',
    noteBody,
    (visit, need, { note }) => cancelNeed(visit.fx, visit.scope, actorOf(visit), { need, note }),
  ),
  endpoint({
    method: 'POST',
    path: urls.api('needs/:need/close'),
    permission: 'needs:write',
    name: 'close',
    summary: 'Closes a need with its outcome. Everyone who gave gets the note; it must not tell who it was.',
    body: closeBody,
    answer: done,
    problems: ['conflict', 'refused'],
    handle: async (visit, { param, body }) => {
      const { scope } = visit
      const closed = await closeNeed(visit.fx, actorOf(visit), { ...body, scope, need: param('need') })
      return closed.ok ? { id: param('need') } : refusalOf(closed.refusal)
    },
  }),
  step(
    'withdraw-consent',
    'The guardian takes the consent back: the need stops at once and nothing more goes out.',
    z.strictObject({}),
    (visit, need) => withdrawConsent(visit.fx, visit.scope, actorOf(visit), { need }),
  ),
]
