import { expect, test } from 'vitest'
import { giveNote } from '../../shared/actions/child-note.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { readVolunteer } from '../../shared/store/volunteer.ts'
import { aDevice, onDevices } from '../harness/a-device.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything, type Item } from '../harness/invariants.ts'
import { ownSettingsOf } from '../harness/own-settings.ts'
import { formFor } from '../harness/read-form.ts'
import { aWorld } from '../harness/world.ts'

const address = 'zhao.dajie@example.org'
const [worry, note] = ['有人在群里收钱', '天冷了，多穿点！']

/** Somebody of whom everything is kept that can be, beside somebody else at the same need. */
async function given() {
  const world = await aWorld()
  const joined = await aVolunteer(world.fx, {
    name: '独一无二的赵大姐',
    contact: { kind: 'email', address },
    offers: [{ id: 'o1', topic: 'household', what: '一辆童车' }],
    skills: ['剪纸'],
  })
  const wang = await onDevices(world.fx, joined, aDevice())
  const { volunteer } = wang
  const [open, brought] = [await aNeed(world), await aNeed(world)]
  for (const where of [open, brought]) await anInvitation(world, where, { volunteer })
  await world.browser().post('/concern', { worry: 'money', text: worry, reach: address })
  await promised(world, open, 'somebodyelse')
  for (const where of [open, brought]) await promised(world, where, volunteer)
  const ledger = await readLedger(world.fx.table, brought, { strong: true })
  const seen = { hold: ledger?.holds[volunteer] ?? '', got: '' }
  const came = { volunteer, by: 'member1', seen, received: { a: 1 }, rest: 'reopen' } as const
  expect((await confirmReceipt(world.fx, { ...brought, ...came })).ok).toBe(true)
  expect((await giveNote(world.fx, { need: brought.need, volunteer, words: note })).ok).toBe(true)
  await world.sweep()
  const settings = await ownSettingsOf(world, (await readVolunteer(world.fx.table, volunteer)) ?? wang)
  return { world, volunteer, wang, settings, open, brought }
}

/** What is ours to find and to guard, not a word about them. */
const ours = /^(pk|sk|tokenHash|linkKeyId|codeHash|devices|dueShard|needKey|needSort|auth|p256dh)$/

/** Every text in an item, however deep. */
function leaves(value: unknown, name = ''): string[] {
  if (ours.test(name)) return []
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => leaves(one, Array.isArray(value) ? name : key))
}

test('export-complete: somebody can take everything that is kept about them, and nothing of anybody else', async () => {
  const { world, volunteer, wang, settings, open, brought } = await given()
  const browser = world.browser()
  expect((await browser.get(settings)).text).toContain(`href="${settings}/data"`)
  const before = await everything(world)
  const page = await browser.get(`${settings}/data`)
  expect(page.status).toBe(200)
  for (const said of ['您答应过的事', '发给您的消息', '您反映过的问题']) expect(page.text).toContain(said)
  expect((await browser.get(`${settings}/data?lang=en`)).text).toContain('Messages sent to you')
  expect(await everything(world)).toEqual(before)

  const taken = await browser.post(`${settings}/data`, formFor(page.text, `${settings}/data`))
  expect([taken.status, taken.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="mulin-my-data.json"',
  ])
  const { records } = JSON.parse(taken.text) as { records: Record<string, unknown[]> }
  const partitions = [
    `V#${volunteer}`,
    `T#V#${volunteer}`,
    `C#${wang.email?.identity}`,
    `C#${wang.push?.[0]?.identity}`,
  ]
  const theirs = before.filter(({ pk }: Item) => partitions.includes(pk))
  expect(theirs.length).toBeGreaterThan(8)
  for (const item of theirs)
    for (const text of leaves(item))
      expect([item.sk, taken.text.includes(JSON.stringify(text))]).toEqual([item.sk, true])
  const partly = ['given', 'history', 'concerns']
  const own = Object.entries(records).flatMap(([kind, some]) => (partly.includes(kind) ? [] : some))
  expect(own).toHaveLength(theirs.length)
  expect(records.given).toHaveLength(2)
  expect(records.given).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ need: open.need, holds: expect.stringMatching(/^a1@/) }),
      expect.objectContaining({ need: brought.need, received: 'a1' }),
    ]),
  )
  expect(JSON.stringify(records.history)).toContain('received')
  expect(taken.text).toContain(worry)
  expect(taken.text).toContain(note)

  // Nothing of anybody else, and nothing by which one could act.
  for (const not of ['somebodyelse', '小志', '脚上的鞋', 'tokenHash', 'p256dh', settings.slice(3)])
    expect([not, taken.text.includes(not)]).toEqual([not, false])
  const written = (await everything(world)).filter(({ kind }) => kind === 'own-data-given')
  expect(written).toEqual([expect.objectContaining({ by: 'mulin', about: volunteer })])
  // The press has bound the link to this device.
  expect((await world.browser().get(`${settings}/data`)).status).toBe(403)
})
