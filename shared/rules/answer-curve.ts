import { askingFigures } from './asking-figures.ts'
import { defaultQuietHours } from './quiet-hours.ts'
import type { Urgency } from './topics.ts'
import { dayMs, hourMs, minuteMs, zoneOffset } from './zone-time.ts'

/**
 * The curve of answers over time: of those who will say yes to an urgent personal request, the share that has done so after
 * so many waking minutes. 45 % by 10, 69 % by 30, 82 % by 60, 92 % by 120 (fitted to 29,307 alerts of a published study).
 */
export function shareAnswered(minutes: number): number {
  if (minutes < 1) return 0
  return 1 - 1.498 * Math.exp(-0.007 * minutes - 0.435 * Math.cbrt(minutes))
}

/** How many times longer than for an urgent request the answers take. */
export const slownessOf = (urgency: Urgency): number =>
  urgency === 'high' ? 1 : askingFigures.slowness.value

/** Somebody who was asked and has not answered. */
export interface Silent {
  /** The chance of a yes when they were asked, 0–1. */
  readonly chance: number
  /** Epoch ms. */
  readonly askedAt: number
}

/** The chance that a yes still comes from somebody who has been silent for so many waking minutes of a request of this slowness. */
export function stillExpected(chance: number, minutes: number, slowness: number): number {
  const answered = shareAnswered(minutes / slowness)
  return (chance * (1 - answered)) / (1 - chance * answered)
}

const dayBegins = hoursOf(defaultQuietHours.to)
const dayEnds = hoursOf(defaultQuietHours.from)
const wakingMs = (dayEnds - dayBegins) * hourMs

/**
 * Waking time between two instants, in ms: nobody answers from 22:00 to 07:00 on the clocks of the zone. Where clocks are changed in between,
 * it is right to the hour.
 */
export function wakingTime(from: number, to: number, zone: string): number {
  return Math.max(0, wakingSinceEpoch(to, zone) - wakingSinceEpoch(from, zone))
}

/** The instant after `from` at which so much waking time (ms) has gone by. */
export function afterWaking(from: number, waking: number, zone: string): number {
  const offset = zoneOffset(from, zone)
  const target = wakingSinceEpoch(from, zone) + Math.max(waking, 0)
  const days = Math.floor(target / wakingMs)
  const rest = target - days * wakingMs
  const at = days * dayMs + dayBegins * hourMs + rest - offset
  // An instant in the night stands for the next morning; one that is already waking stays as it is.
  return Math.max(from, at)
}

function wakingSinceEpoch(at: number, zone: string): number {
  const local = at + zoneOffset(at, zone)
  const days = Math.floor(local / dayMs)
  const today = local - days * dayMs - dayBegins * hourMs
  return days * wakingMs + Math.min(Math.max(today, 0), wakingMs)
}

function hoursOf(time: string): number {
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
}

export const minutesOf = (ms: number): number => ms / minuteMs
