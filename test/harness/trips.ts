import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Between, layer } from './wire.ts'
import type { World } from './world.ts'

/** How a piece of work uses the store: what goes at once, and what waits for an answer first. */
export interface Traffic {
  /** Rounds of calls that had to wait for one another: on a slow line the work takes as many of its delays. */
  trips: number
  /** Rounds in which something was written. */
  writeTrips: number
  /** The most calls under way at one time. */
  most: number
}

/**
 * So many turns of the event loop nothing new is asked, and everything that can be asked without an answer has been. Turns and not ms: a busy machine
 * may stop this process for long between two of them.
 */
const quietTurns = 25

/**
 * Holds every call back until nobody asks for more, then lets all of them through together: what goes in one round could go at the
 * same moment. Work must be under way already once, so that no code is still being loaded.
 */
export function watchTrips(world: World): Traffic {
  const seen: Traffic = { trips: 0, writeTrips: 0, most: 0 }
  let waiting: { readonly go: () => void; readonly writes: boolean }[] = []
  let underWay = 0
  let asked = 0
  const release = () => {
    const round = waiting
    waiting = []
    seen.trips++
    if (round.some(({ writes }) => writes)) seen.writeTrips++
    seen.most = Math.max(seen.most, round.length)
    for (const { go } of round) go()
  }
  const restart = async () => {
    const mine = ++asked
    for (let turn = 0; turn < quietTurns; turn++) {
      await new Promise((next) => setTimeout(next))
      if (mine !== asked) return
    }
    if (underWay === 0 && waiting.length > 0) release()
  }
  watch(world, async ({ writes }, send) => {
    await new Promise<void>((go) => {
      waiting.push({ go, writes })
      void restart()
    })
    underWay++
    try {
      return await send()
    } finally {
      underWay--
      void restart()
    }
  })
  return seen
}

/** Counts how many calls are under way at one time, and holds none back. */
export function watchCrowding(world: World): Pick<Traffic, 'most'> {
  const seen = { most: 0 }
  let underWay = 0
  watch(world, async (_, send) => {
    seen.most = Math.max(seen.most, ++underWay)
    try {
      return await send()
    } finally {
      underWay--
    }
  })
  return seen
}

/** The document client shares its configuration with the client below it. */
function watch(world: World, between: Between): void {
  layer(world.fx.table.client as unknown as DynamoDBClient, between)
}
