import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { createTable } from '../../infra/local/create-table.ts'
import { openDataFolder } from '../../infra/local/data-folder.ts'
import { clientFor, startEngine } from '../../infra/local/engine.ts'
import { joinVolunteer } from '../../shared/actions/join.ts'
import { startNow } from '../../shared/actions/sweep.ts'
import { readSettings } from '../../shared/settings.ts'
import { keys } from '../../shared/store/keys.ts'
import { effects, openTable } from '../../shared/wiring.ts'
import { patienceMs } from '../harness/patience.ts'

/** Run by kill.test.ts as a process of its own: people join and are made findable, 32 at once, until it is
 * killed. Says every join that was answered. */
const folder = await openDataFolder(process.argv[2] ?? '', false)
const engine = await startEngine(folder.table)
const settings = readSettings({
  ...folder.keys,
  DYNAMODB_ENDPOINT: engine.endpoint,
  PUBLIC_ORIGIN: 'http://localhost:3000',
})
await createTable(clientFor(engine.endpoint), settings.TABLE_NAME)
const fx = {
  ...effects(settings, openTable(settings, { tries: 3, connectMs: patienceMs, answerMs: patienceMs })),
  log: () => {},
}

async function keepJoining(): Promise<never> {
  for (;;) {
    const { volunteer } = await joinVolunteer(fx, {
      name: '王阿姨',
      language: 'zh-CN',
      area: '420502003002',
      topics: ['clothing'],
      contact: { kind: 'email', address: `${fx.newId().toLowerCase()}@yichang.example` },
      org: 'yunyijia',
      as: 'confirmed',
    })
    process.stdout.write(`${volunteer}\n`)
    await startNow(fx, 'broadcast', broadcastWorks, keys.volunteer(volunteer))
  }
}

await Promise.all(Array.from({ length: 32 }, keepJoining))
