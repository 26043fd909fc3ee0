import { expect } from 'vitest'
import * as z from 'zod'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { approveNeed, askReview } from '../../shared/actions/approve-need.ts'
import { cancelNeed } from '../../shared/actions/cancel-need.ts'
import { changePledge, markDelivered, withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { editNeed } from '../../shared/actions/edit-need.ts'
import { leave } from '../../shared/actions/leave.ts'
import type { NeedInput } from '../../shared/actions/need-input.ts'
import { postNeed } from '../../shared/actions/post-need.ts'
import { standByFor } from '../../shared/actions/stand-by.ts'
import { startNow } from '../../shared/actions/sweep.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { endOfDay } from '../../shared/rules/dates.ts'
import { positive } from '../../shared/rules/ledger.ts'
import { entryOf, nextStep, toldOf } from '../../shared/rules/pledge-repair.ts'
import type { Result } from '../../shared/rules/result.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Ledger, Where } from '../../shared/store/ledger-item.ts'
import { readTextNow } from '../../shared/store/need-store.ts'
import { readPledge } from '../../shared/store/pledge.ts'
import { getItem, type Key } from '../../shared/store/table.ts'
import { aDescription, aDesk, type Desk } from './a-desk.ts'
import { promise } from './a-pledge.ts'
import { aVolunteer } from './a-volunteer.ts'
import { mortality } from './crash.ts'
import { expectBalanced } from './ledger-invariants.ts'
import { type Command, type Counts, explains, plainOf } from './ledger-model.ts'
import { inTurns, type Turn } from './turns.ts'
import type { Process } from './world.ts'

const [minute, day] = [60_000, 86_400_000]

/** Commands that begin at the same moment, on the same or two needs, each in a process of its own. */
export interface Step {
  readonly together: readonly { readonly need: number; readonly person: number; readonly command: Command }[]
  /** Who of those who wait for the store goes next, and in what trouble, as far as it is told; then the first, in none. */
  readonly order: readonly Turn[]
  /** What passes before, in ms. */
  readonly later: number
}

interface Play extends Desk {
  readonly processes: readonly Process[]
  readonly people: readonly string[]
  readonly needs: Where[]
  /** Who has left, and of them who would still bring what they promised. */
  readonly gone: Set<string>
  readonly finishing: Set<string>
  order: Turn[]
  /** Epoch ms. */
  readonly beganAt: number
}

/** Plays steps on the engine; after each one the invariants hold and the model can explain what everybody was answered. */
export type Player = (steps: readonly Step[]) => Promise<void>

/** An organisation for many plays: each has needs and people of its own, from the same moment on. */
export async function ledgerPlayer(): Promise<Player> {
  const desk = await aDesk({ tries: 30 })
  const beganAt = desk.world.clock.now()
  return async (steps) => {
    desk.world.clock.set(beganAt)
    const play = await opened(desk, steps, beganAt)
    for (const step of steps) {
      if (desk.world.clock.now() + step.later < beganAt + 6 * day) desk.world.clock.advance(step.later)
      await together(play, step)
    }
    for (let time = 0; time < 3; time++) {
      desk.world.clock.advance(2 * minute)
      await comeToRest(play)
    }
    for (const where of play.needs) await expectAtRest(play, where)
  }
}

async function opened(desk: Desk, steps: readonly Step[], beganAt: number): Promise<Play> {
  const { world } = desk
  const people = Array.from({ length: 4 }, () => world.fx.newId())
  const leaving = steps.flatMap(({ together }) => together).filter(({ command }) => leaves(command))
  for (const index of new Set(leaving.map(({ person }) => person % people.length)))
    people[index] = (await aVolunteer(world.fx, { reach: 'community', area: '420502003999' })).volunteer
  const turns = inTurns(() => play.order.shift() ?? { who: 0 })
  const most = Math.max(1, ...steps.map(({ together }) => together.length))
  const processes = Array.from({ length: most }, () => world.newProcess({ ...mortality(), between: turns }))
  const more = { processes, people, needs: [], gone: new Set<string>(), finishing: new Set<string>() }
  const play: Play = { ...desk, ...more, order: [], beganAt }
  play.needs.push(await posted(play, world))
  return play
}

const leaves = ({ kind }: Command): boolean => kind === 'erase' || kind === 'finish'

/** Does what is due of this play until nothing is. */
async function comeToRest({ world, needs, people, gone }: Play): Promise<void> {
  const all: Key[] = [
    ...needs.flatMap(({ scope, need }) => [
      keys.needText(scope, need),
      keys.ledger(scope, need),
      ...people.map((one) => keys.pledge(one, need)),
    ]),
    ...[...gone].map((one) => keys.volunteer(one)),
  ]
  for (let round = 0; round < 40; round++) {
    const items = await Promise.all(all.map((key) => getItem(world.fx.table, key, dueOf, { strong: true })))
    for (const item of items) expect(item?.dueShard === undefined).toBe(item?.dueAt === undefined)
    const due = all.filter((_, i) => (items[i]?.dueAt ?? Number.POSITIVE_INFINITY) <= world.clock.now())
    if (due.length === 0) return
    for (const key of due) await startNow(world.fx, 'broadcast', broadcastWorks, key)
  }
  throw new Error('Due work does not come to rest.')
}

const dueOf = z.object({ dueAt: z.number().optional(), dueShard: z.string().optional() })

async function together(play: Play, step: Step): Promise<void> {
  const troubled = step.order.some(({ trouble }) => trouble !== undefined)
  const { world, needs } = play
  const seen = await Promise.all(needs.map((where) => expectBalanced(world, where)))
  const texts = await Promise.all(needs.map((where) => readTextNow(world.fx.table, where)))
  const about = step.together.map(({ need, person, command }) => {
    const index = need % needs.length
    const who = play.people[person % play.people.length] as string
    return {
      index,
      where: needs[index] as Where,
      ledger: seen[index] as Ledger,
      version: texts[index]?.version ?? 0,
      command: named(command, who),
    }
  })
  const going = about.filter(({ command }) => !('who' in command) || !play.gone.has(command.who))
  play.order = [...step.order]
  const answers = await Promise.all(going.map((one, i) => press(play, play.processes[i] as Process, one)))
  for (const { command } of going) {
    if ('who' in command && leaves(command)) play.gone.add(command.who)
    if (command.kind === 'finish') play.finishing.add(command.who)
  }
  for (const [index, ledger] of seen.entries()) {
    const after = await expectBalanced(world, needs[index] as Where)
    const concerned = going.some(({ command }) => leaves(command))
    const done = going
      .map(({ command }, i) => ({ command, answer: answers[i] as string, index: going[i]?.index }))
      .filter((one) => one.index === index)
    const explained = concerned || explains({ ledger, after: plainOf(after), troubled }, done)
    if (!explained)
      throw new Error(
        `No order explains ${JSON.stringify({ before: plainOf(ledger), done, after: plainOf(after) }, undefined, 1)}`,
      )
  }
}

/** The command as this person gives it. */
const named = (command: Command, who: string): Command =>
  'who' in command ? { ...command, who } : { ...command }

interface About {
  readonly where: Where
  readonly ledger: Ledger
  readonly version: number
  readonly command: Command
}

async function press(
  play: Play,
  process: Process,
  { where, ledger, version, command }: About,
): Promise<string> {
  const { fx } = process
  const { by } = play.coordinator
  const bringBy = endOfDay(new Date(fx.now() + day).toISOString().slice(0, 10), fx.zone)
  switch (command.kind) {
    case 'pledge':
      return said(
        await promise(process, where, command.who, { quantities: positive(command.counts), bringBy }),
      )
    case 'change':
      return said(
        await changePledge(fx, {
          ...where,
          volunteer: command.who,
          seen: ledger.holds[command.who] ?? '',
          quantities: positive(command.counts),
          word: '',
          bringBy,
        }),
      )
    case 'stand by':
      return said(
        await standByFor(fx, {
          ...where,
          volunteer: command.who,
          name: '陈阿姨',
          quantities: positive(command.counts),
          bringBy,
          via: 'invitation',
          device: `device of ${command.who}`,
        }),
      )
    case 'withdraw':
      return said(await withdrawPledge(fx, { ...where, volunteer: command.who }))
    case 'deliver':
      return (await markDelivered(fx, { ...where, volunteer: command.who })) ? 'yes' : 'absent'
    case 'receive':
      return said(
        await confirmReceipt(fx, {
          ...where,
          volunteer: command.who,
          by: by.member,
          seen: { hold: ledger.holds[command.who] ?? '', got: ledger.got[command.who] ?? '' },
          received: positive(command.counts),
          rest: command.reopen ? 'reopen' : 'still-comes',
        }),
      )
    case 'edit': {
      const input = described(play, command.counts)
      return said(await editNeed(fx, play.scope, by, { need: where.need, version, input }))
    }
    case 'cancel':
      return said(await cancelNeed(fx, play.scope, by, { need: where.need }))
    case 'close':
      return said(
        await closeNeed(fx, by, {
          ...where,
          outcome: 'not',
          reason: 'circumstances-changed',
          note: `谢谢大家。${fx.newId(4)}`,
          seen: sightOf(ledger),
          harmless: [],
        }),
      )
    case 'post':
      if (play.needs.length < 2) play.needs.push(await posted(play, process))
      return 'yes'
    case 'erase':
    case 'finish':
      await leave(fx, command.who, command.kind === 'erase' ? 'withdraw' : 'finish')
      await startNow(fx, 'broadcast', broadcastWorks, keys.volunteer(command.who))
      return 'yes'
    case 'lapse':
      await startNow(fx, 'broadcast', broadcastWorks, keys.pledge(command.who, where.need))
      return 'yes'
    case 'work':
      await startNow(fx, 'broadcast', broadcastWorks, keys.ledger(where.scope, where.need))
      return 'yes'
  }
}

const said = (answer: Result<unknown, { readonly kind: string }>): string =>
  answer.ok ? 'yes' : answer.refusal.kind

/** A need described, read by a second person and open. */
async function posted(
  play: Pick<Play, 'poster' | 'coordinator' | 'scope' | 'world' | 'beganAt'>,
  { fx }: Pick<Process, 'fx'>,
): Promise<Where> {
  const { scope, poster, coordinator } = play
  const post = await postNeed(fx, scope, poster.by, described(play, { a: 2, b: 1 }))
  if (!post.ok) throw new Error(`not posted: ${post.refusal.kind}`)
  const { need } = post.value
  await askReview(fx, scope, poster.by, { need, version: 1 })
  await approveNeed(fx, scope, coordinator.by, { need, version: 1 })
  return { scope, need }
}

function described({ world, beganAt }: Pick<Play, 'world' | 'beganAt'>, { a, b }: Counts): NeedInput {
  return aDescription(world.fx, {
    deadline: beganAt + 7 * day,
    consent: { by: '奶奶（监护人）', how: '在家中当面、书面', at: beganAt - day },
    lines: [
      { id: 'a', label: '冬季外套', wanted: a, unit: '件' },
      { id: 'b', label: '鞋子', wanted: b, unit: '双' },
    ],
  })
}

/** Once due work has come to its end: records say what the ledger says and people have been told so, texts and ledger agree, and who has left holds nothing but what lies at the drop-off point. */
async function expectAtRest(play: Play, where: Where): Promise<void> {
  const { world, people, gone } = play
  const ledger = await expectBalanced(world, where)
  const text = await readTextNow(world.fx.table, where)
  expect(text?.lines.map(({ wanted }) => wanted)).toEqual(ledger.lines.map(({ wanted }) => wanted))
  for (const volunteer of people) {
    const record = await readPledge(world.fx.table, volunteer, where.need, { strong: true })
    const entry = entryOf(ledger, volunteer)
    const at = `${volunteer} ${record?.state} ${ledger.holds[volunteer]} of ${ledger.stage}`
    if (entry.hold && entry.hold.until === undefined && ledger.stage === 'open')
      expect(record?.state, at).toBe(entry.hold.delivered ? 'delivered' : 'pledged')
    if (gone.has(volunteer) && ledger.stage === 'open' && record?.state !== 'delivered')
      expect(play.finishing.has(volunteer) ? undefined : ledger.holds[volunteer], at).toBeUndefined()
    if (!record) continue
    expect(nextStep(record, entry, world.clock.now()).kind, at).toBe('rest')
    if (entry.hold?.until !== undefined && ledger.stage === 'open') expect(record.state, at).toBe('standby')
    // Of standing by itself nobody is told; of moving up they are.
    if (record.state !== 'asked' && !(record.state === 'standby' && !entry.hold))
      expect(record.told, at).toBe(toldOf(record, entry.hold?.until))
  }
}
