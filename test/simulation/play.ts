import { dayMs } from '../../shared/rules/zone-time.ts'
import { newAgenda } from './agenda.ts'
import { type Answer, answerTo } from './answering.ts'
import { startsAt, weekMs } from './calendar.ts'
import { draw } from './draws.ts'
import type { Asked, Candidate, Foretold, Policy, View } from './policy.ts'
import { askedThisWeek, noteAsked, noteNo, noteYes, openRegister, type Registered } from './register.ts'
import { openMs, type SimulatedNeed, type Town } from './town.ts'

/** The first weeks are not counted: everybody is rested then, and nothing is known of anybody. */
export const warmUpWeeks = 8
/** Needs of the last two weeks are not counted either: they would not be played to their end. */
export const coolDownWeeks = openMs / weekMs
/** So long after a yes it is seen that it was not delivered: two days to bring it, one of grace. */
export const lapseMs = 3 * dayMs
/** Whoever wants to be woken at once is woken after this, so that a policy cannot stop the clock. */
const soonestWakeMs = 1000

/** How one need went. */
export interface Played {
  readonly need: SimulatedNeed
  messages: number
  /** Yeses that got a place. */
  accepted: number
  /** Yeses when nobody was wanted any more. */
  surplus: number
  undelivered: number
  firstYesAt: number | undefined
  /** When every place was first taken. */
  coveredAt: number | undefined
  foretold: Foretold | undefined
}

/** How one town went under one policy, after the first weeks. */
export interface Season {
  readonly policy: string
  readonly town: Town
  readonly needs: readonly Played[]
  /** Messages that went to each place in the register, to whoever had it. */
  readonly messagesByPlace: readonly number[]
  /** People who were registered at some time, and how many of them were asked more than twice in some seven days. */
  readonly people: number
  readonly askedOverTwice: number
  readonly optOuts: number
  /** Requests over somebody's weekly cap, sent or, for policies that promise to keep it, refused. */
  readonly breaches: number
}

type Happening =
  | { readonly kind: 'posted'; readonly need: SimulatedNeed }
  | { readonly kind: 'woken'; readonly of: Running; readonly turn: number }
  | { readonly kind: 'answered'; readonly of: Running; readonly by: Writable<Asked>; readonly answer: Answer }
  | { readonly kind: 'lapsed'; readonly of: Running; readonly by: Writable<Asked> }
  | { readonly kind: 'churned'; readonly who: Registered }

interface Running {
  readonly played: Played
  readonly asked: Asked[]
  readonly askedIds: Set<number>
  open: number
  /** Counts decisions, so that the wish of an earlier one to be woken is forgotten. */
  turn: number
  /** Its candidates, for as long as nobody leaves and nobody more is asked. */
  listed?: { readonly changes: number; readonly asked: number; readonly candidates: readonly Candidate[] }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * Plays a town from its first day to its last under one policy. Nothing is random here: every draw is a hash (draws.ts), so all
 * policies meet the same people and needs.
 * @throws if a policy asks somebody who is not a candidate
 */
export function play(town: Town, policy: Policy): Season {
  const agenda = newAgenda<Happening>()
  const register = openRegister(town, policy.sees)
  const countsFrom = startsAt + Math.min(warmUpWeeks * weekMs, town.endsAt - startsAt)
  const needs: Played[] = []
  const messagesByPlace: number[] = Array(town.registered).fill(0)
  const present = new Set<Registered>()
  let optOuts = 0
  let breaches = 0

  const enter = (one: Registered, at: number) => {
    if (at + one.person.staysMs < town.endsAt)
      agenda.add(at + one.person.staysMs, { kind: 'churned', who: one })
    if (at >= countsFrom) present.add(one)
  }
  const leave = (one: Registered, at: number, replaced: boolean) => {
    if (at >= countsFrom) present.add(one)
    register.leave(one)
    if (replaced) enter(register.replace(one), at)
  }

  const send = (run: Running, candidate: Candidate, now: number) => {
    const who = register.of(candidate)
    const { need } = run.played
    if (who.left || run.askedIds.has(candidate.id))
      throw new Error(`${policy.name} asks ${candidate.id} for need ${need.id}, who cannot be asked`)
    const counts = now >= countsFrom
    if (askedThisWeek(who, now) >= candidate.perWeek) {
      if (counts) breaches++
      if (policy.keepsBudget) return
    }
    const by: Writable<Asked> = {
      candidate,
      at: now,
      answer: undefined,
      answeredAt: undefined,
      lapsed: false,
    }
    run.asked.push(by)
    run.askedIds.add(candidate.id)
    run.played.messages++
    noteAsked(who, need.id, now)
    if (counts) {
      messagesByPlace[who.place]!++
      who.mostInAWeek = Math.max(who.mostInAWeek, askedThisWeek(who, now))
    }
    const answer = answerTo(town, who.person, who.weariness, need, now)
    who.weariness = answer.weariness
    if (answer.kind !== 'silence') agenda.add(answer.at, { kind: 'answered', of: run, by, answer })
  }

  const decide = (run: Running, why: View['why'], now: number) => {
    const { played } = run
    const { need } = played
    if (run.open === 0 || now >= need.deadline) return
    const { ask, wakeAt, foretold } = decisionOf(run, why, now)
    run.turn++
    if (why === 'posted') played.foretold = foretold
    for (const candidate of ask) send(run, candidate, now)
    if (wakeAt === undefined) return
    const at = Math.max(wakeAt, now + soonestWakeMs)
    if (at < need.deadline) agenda.add(at, { kind: 'woken', of: run, turn: run.turn })
  }

  const decisionOf = (run: Running, why: View['why'], now: number) => {
    const { need } = run.played
    const candidates = () => {
      if (run.listed?.changes === register.changes() && run.listed.asked === run.asked.length)
        return run.listed.candidates
      const all =
        run.listed?.changes === register.changes()
          ? run.listed.candidates
          : register.fitting(need).map(({ candidate }) => candidate)
      run.listed = {
        changes: register.changes(),
        asked: run.asked.length,
        candidates: all.filter(({ id }) => !run.askedIds.has(id)),
      }
      return run.listed.candidates
    }
    const { ask, wakeAt, forecast } = policy.decide({
      ...{ now, why, need, open: run.open, asked: run.asked, candidates },
    })
    return { ask, wakeAt, foretold: forecast }
  }

  const answered = (run: Running, by: Writable<Asked>, { kind, delivers }: Answer, now: number) => {
    const who = register.of(by.candidate)
    if (who.left) return
    const { played } = run
    by.answeredAt = now
    if (kind === 'opts-out') {
      by.answer = 'left'
      if (now >= countsFrom) optOuts++
      leave(who, now, draw(town.seed, 'replaced', who.person.id) < town.parameters.optOutsReplaced)
    } else if (kind === 'no') {
      by.answer = 'no'
      noteNo(who, now)
    } else if (run.open === 0 || now >= played.need.deadline) {
      by.answer = 'late'
      who.history.late++
      played.surplus++
      return
    } else {
      by.answer = 'yes'
      noteYes(who, now)
      run.open--
      played.accepted++
      played.firstYesAt ??= now
      if (run.open === 0) played.coveredAt ??= now
      if (!delivers) agenda.add(now + lapseMs, { kind: 'lapsed', of: run, by })
    }
    decide(run, 'answered', now)
  }

  const post = (need: SimulatedNeed, now: number) => {
    const played: Played = {
      need,
      ...{ messages: 0, accepted: 0, surplus: 0, undelivered: 0 },
      ...{ firstYesAt: undefined, coveredAt: undefined, foretold: undefined },
    }
    if (now >= countsFrom && now < town.endsAt - coolDownWeeks * weekMs) needs.push(played)
    decide({ played, asked: [], askedIds: new Set(), open: need.places, turn: 0 }, 'posted', now)
  }

  const happen = (event: Happening, at: number) => {
    switch (event.kind) {
      case 'posted':
        return post(event.need, at)
      case 'woken':
        return event.turn === event.of.turn ? decide(event.of, 'woken', at) : undefined
      case 'answered':
        return answered(event.of, event.by, event.answer, at)
      case 'lapsed':
        event.by.lapsed = true
        register.of(event.by.candidate).history.undelivered++
        event.of.played.undelivered++
        event.of.open++
        return decide(event.of, 'lapsed', at)
      case 'churned':
        return event.who.left ? undefined : leave(event.who, at, true)
    }
  }

  for (const one of register.all()) enter(one, startsAt)
  for (const need of town.needs) agenda.add(need.postedAt, { kind: 'posted', need })
  for (let due = agenda.next(); due && due.at < town.endsAt; due = agenda.next()) happen(due.event, due.at)
  for (const one of register.all()) if (!one.left) present.add(one)
  return {
    policy: policy.name,
    town,
    needs,
    messagesByPlace,
    people: present.size,
    askedOverTwice: [...present].filter(({ mostInAWeek }) => mostInAWeek > 2).length,
    ...{ optOuts, breaches },
  }
}
