import { buildApp } from '../../functions/http/app.ts'
import { forPages, openTable } from '../../shared/wiring.ts'
import { type Browser, openBrowser } from './browser.ts'
import { engine, engineClient } from './engine.ts'
import { type Between, layer } from './wire.ts'
import type { World } from './world.ts'

/** The pages of this world over the client that production has, with its time-outs and its own tries. */
export interface RealPages {
  readonly browser: () => Browser
  /** Calls that went over the wire, each try counted. */
  readonly tries: () => number
}

export function realPages({ fx, settings }: World, between: Between): RealPages {
  const DYNAMODB_ENDPOINT = engine().endpoint ?? 'http://within.this.process'
  const table = openTable({ ...settings, DYNAMODB_ENDPOINT, TABLE_NAME: fx.table.name }, forPages)
  // The calls reach the engine; how often and how patiently they are made stays as it is.
  if (engine().endpoint === undefined)
    table.client.config.requestHandler = engineClient().config.requestHandler
  let tries = 0
  layer(table.client as never, async (call, go) => {
    tries++
    return between(call, go)
  })
  const app = buildApp({ ...fx, table }, settings)
  return { browser: () => openBrowser(app, settings), tries: () => tries }
}
