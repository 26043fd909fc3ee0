import { buildApp } from '../../functions/http/app.ts'
import { forPages, openTable } from '../../shared/wiring.ts'
import { type Browser, openBrowser } from './browser.ts'
import { engine } from './engine.ts'
import { type Between, layer } from './wire.ts'
import type { World } from './world.ts'

/** The pages of this world over the client that production has, with its time-outs and its own tries. */
export interface RealPages {
  readonly browser: () => Browser
  /** Calls that went over the wire, each try counted. */
  readonly tries: () => number
}

export function realPages({ fx, settings }: World, between: Between): RealPages {
  const { client, name } = fx.table
  const table = openTable({ ...settings, DYNAMODB_ENDPOINT: engine().endpoint, TABLE_NAME: name }, forPages)
  let tries = 0
  layer(table.client as never, async (call, go) => {
    tries++
    return between(call, go)
  })
  if (table.client === client) throw new Error('This is the client of the tests.')
  const app = buildApp({ ...fx, table }, settings)
  return { browser: () => openBrowser(app, settings), tries: () => tries }
}
