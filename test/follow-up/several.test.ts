import { beforeEach, describe, expect, it } from 'vitest'
import { markDelivered } from '../../shared/actions/change-pledge.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { someAreas } from '../harness/a-desk.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised, timeline, told } from '../harness/a-pledge.ts'
import type { Browser, Form, Seen } from '../harness/browser.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyijia'
const day = 86_400_000
let world: World
let coordinator: Browser

beforeEach(async () => {
  world = await aWorld()
  await replaceAreas(world.fx.table, world.fx.newId(), someAreas)
  coordinator = (await asMember(world, { org, name: '李社工' })).browser
})

const ledgerOf = async (where: Where) => {
  const ledger = await readLedger(world.fx.table, where, { strong: true })
  if (!ledger) throw new Error('no ledger')
  return ledger
}

function look(kind: string, needs: readonly Where[], browser = coordinator): Promise<Seen> {
  return browser.get(`/board/several?do=${kind}&lang=en${needs.map(({ need }) => `&need=${need}`).join('')}`)
}

/** What the confirm page sends along. */
function formOf({ text }: Seen): Record<string, string | string[]> {
  const pairs = [...text.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)]
  const form: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of pairs) form[name] = [...(form[name] ?? []), value]
  return form
}

const press = (form: Form, browser = coordinator) => browser.post('/board/several', form)

/** One piece of the first line has come. */
async function received(where: Where, volunteer: string): Promise<void> {
  await promised(world, where, volunteer)
  const { holds } = await ledgerOf(where)
  const seen = { hold: holds[volunteer] ?? '', got: '' }
  await confirmReceipt(world.fx, { ...where, volunteer, by: 'x', seen, received: { a: 1 }, rest: 'reopen' })
  await world.sweep()
}

describe('several needs at once', () => {
  it('asks for a choice when nothing is ticked', async () => {
    for (const path of ['/board/several', '/board/several?do=extend', '/board/several?do=delete&need=abc'])
      expect((await coordinator.get(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).text).toContain(
        'No need is selected',
      )
  })

  it('says what will happen to each, and why to some nothing', async () => {
    const open = await aNeed(world, { org, ledger: { title: 'Coats' } })
    const draft = await aNeed(world, {
      org,
      ledger: { title: 'x', stage: 'draft' },
      text: { title: 'Draft' },
    })
    const other = await aNeed(world, { org: 'other' })
    const page = await look('extend', [open, draft, other])
    expect(page.text).toContain('This one gets more time; its promises stay:')
    expect(page.text).toMatch(/Draft<\/a>: The need is no longer at this step/)
    expect(page.text).not.toContain(other.need)
    expect(formOf(page).need).toEqual([open.need])
  })

  it('extends, once for a double click, and sends back to the board with a sentence', async () => {
    const needs = [await aNeed(world, { org }), await aNeed(world, { org, ledger: { stage: 'expired' } })]
    const form = { ...formOf(await look('extend', needs)), deadline: '2022-02-05' }
    const answers = await Promise.all([press(form), press(form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    await world.sweep()
    for (const where of needs) {
      expect(await ledgerOf(where)).toMatchObject({
        stage: 'open',
        deadline: Date.parse('2022-02-05T15:59:59.999Z'),
      })
      expect((await timeline(world, where)).filter((line) => line === 'extended')).toHaveLength(1)
    }
    expect((await coordinator.get(answers[0]?.location ?? '')).text).toContain('2 needs have more time.')
  })

  it('keeps what was typed and says what to change when the day is wrong', async () => {
    const where = await aNeed(world, { org })
    const form = { ...formOf(await look('extend', [where])), deadline: '2020-01-01' }
    const again = await press(form)
    expect(again.status).toBe(422)
    expect(again.text).toContain('That day is over')
    expect(again.text).toContain('value="2020-01-01"')
    expect((await ledgerOf(where)).deadline).toBe(world.clock.now() + 7 * day)
  })

  it('hands over to a colleague; a name from elsewhere is refused for each', async () => {
    const colleague = await asMember(world, { org, name: '王主任' })
    const stranger = await asMember(world, { org: 'other' })
    const needs = [await aNeed(world, { org }), await aNeed(world, { org })]
    const form = formOf(await look('hand-over', needs))
    const refused = await press({ ...form, to: stranger.member })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('0 of 2 done')
    expect((await press({ ...form, to: colleague.member })).status).toBe(303)
    expect((await press({ ...form, to: colleague.member })).status).toBe(303)
    for (const where of needs) {
      expect((await readNeedText(world.fx.table, where.scope, where.need))?.responsible).toBe(
        colleague.member,
      )
      expect((await ledgerOf(where)).responsible).toBe(colleague.member)
    }
    const mine = await colleague.browser.get('/board?who=mine&lang=en')
    expect(mine.text).toContain('2 in all')
  })

  it('approves what a second person has read, and not what was changed meanwhile', async () => {
    const review = { org, ledger: { stage: 'review', edition: 1 } } as const
    const [one, two] = [await aNeed(world, review), await aNeed(world, review)]
    const page = await look('approve', [one, two])
    expect(page.text).toContain('一个孩子的冬衣短了，鞋子也小了。')
    const form = formOf(page)
    const partly = await press({ ...form, [`seen-${two.need}`]: '0' })
    expect(partly.status).toBe(409)
    expect(partly.text).toContain('1 of 2 done')
    expect(partly.text).toContain('A colleague changed this need a moment ago')
    expect((await press(form)).status).toBe(303)
    expect((await press(form)).status).toBe(303)
    await world.sweep()
    for (const where of [one, two])
      expect((await timeline(world, where)).filter((line) => line === 'approved')).toHaveLength(1)
  })

  it('does not let one person approve their own', async () => {
    const poster = await asMember(world, { org })
    const where = await aNeed(world, {
      org,
      text: { createdBy: poster.member },
      ledger: { stage: 'review' },
    })
    const page = await look('approve', [where], poster.browser)
    expect(page.text).toContain('Please ask a colleague to do this')
    const forced = await press(
      { do: 'approve', need: where.need, [`seen-${where.need}`]: '1' },
      poster.browser,
    )
    expect(forced.status).toBe(409)
    expect((await ledgerOf(where)).stage).toBe('review')
  })

  it('closes as met what has all come, thanks each giver once, and leaves the others', async () => {
    const full = [await aNeed(world, { org, wanted: [1] }), await aNeed(world, { org, wanted: [1] })]
    const partly = await aNeed(world, { org, wanted: [1, 1] })
    const lying = await aNeed(world, { org, wanted: [1] })
    for (const [i, where] of full.entries()) await received(where, `giver${i}`)
    await received(partly, 'wu')
    await promised(world, lying, 'chen')
    await markDelivered(world.fx, { ...lying, volunteer: 'chen' })
    const page = await look('close', [...full, partly, lying])
    expect(page.text).toContain('These 2 are closed as fully met')
    expect(page.text).toContain('Not everything is confirmed as received: please confirm it first.')
    expect(page.text).toContain('please confirm that first')
    const form = formOf(page)
    expect((await press(form)).status).toBe(422)
    const named = await press({ ...form, note: '小志穿上了新鞋。' })
    expect(named.status).toBe(409)
    expect(named.text).toContain('The note may tell people who it is about')
    const note = '都用上了，谢谢。'
    expect((await press({ ...form, note })).status).toBe(303)
    expect((await press({ ...form, note })).status).toBe(303)
    await world.sweep()
    for (const where of full)
      expect(await ledgerOf(where)).toMatchObject({ stage: 'closed', closing: { outcome: 'fully', note } })
    expect((await ledgerOf(partly)).stage).toBe('open')
    expect((await told(world)).filter((line) => line.endsWith(' outcome'))).toEqual([
      'V#giver0 outcome',
      'V#giver1 outcome',
    ])
  })

  it('touches nothing of another organisation, whatever ids are sent', async () => {
    const other = await aNeed(world, { org: 'other' })
    const before = await ledgerOf(other)
    const answer = await press({ do: 'extend', need: other.need, deadline: '2022-02-05' })
    expect(answer.status).toBe(409)
    expect(answer.text).not.toContain(before.title)
    expect(await ledgerOf(other)).toEqual(before)
  })

  it('lets a poster act on their own only', async () => {
    const poster = await asMember(world, { org, role: 'poster' })
    const mine = await aNeed(world, { org, text: { responsible: poster.member } })
    const theirs = await aNeed(world, { org })
    const page = await look('extend', [mine, theirs], poster.browser)
    expect(formOf(page).need).toEqual([mine.need])
    expect(page.text).toContain('A colleague is responsible for this need')
    const form = { do: 'extend', need: [mine.need, theirs.need], deadline: '2022-02-05' }
    const answer = await press(form, poster.browser)
    expect(answer.text).toContain('1 of 2 done')
  })
})
