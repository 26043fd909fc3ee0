import { openLedgers } from '../../shared/store/ledger-item.ts'
import { aNeed } from './a-need.ts'
import { asMember } from './sign-in.ts'
import { aWorld } from './world.ts'

const org = 'yunyijia'

/** What the board of fifty needs takes: the page, and what of it reads the needs. */
export async function aBoard() {
  const world = await aWorld()
  const holds = { volunteer001: 'a1@ab12', volunteer002: 'a1b1@ab12', volunteer003: 'b1c1@ab12!' }
  const offered = { volunteer004: 'a:ky2v8c00:h4ndl3', volunteer005: 'b:ky2v8c00:h4ndl4' }
  for (let i = 0; i < 50; i++)
    await aNeed(world, { org, wanted: [4, 4, 4], ledger: { holds, offered, open: { a: 2, b: 2, c: 3 } } })
  const { browser, scope } = await asMember(world, { org })
  world.meter.reset()
  const page = await browser.get('/board')
  const queries = world.meter.calls.Query
  world.meter.reset()
  const ledgers = await openLedgers(world.fx.table, scope)
  const { total: calls, readUnits } = world.meter
  return {
    status: page.status,
    needs: ledgers.length,
    queries,
    calls,
    readUnits,
    offered: page.text.match(/有人正好有/g)?.length,
    bytes: Buffer.byteLength(page.text),
  }
}
