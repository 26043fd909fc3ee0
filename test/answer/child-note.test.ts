import { describe, expect, it } from 'vitest'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { longestNote } from '../../shared/rules/child-note.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { groupLinkOf } from '../../shared/store/link.ts'
import { noteOnText } from '../../shared/store/need-store.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promised, timeline, told } from '../harness/a-pledge.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { asApiToken, asMember } from '../harness/sign-in.ts'
import { aWorld } from '../harness/world.ts'

const org = 'yunyijia'
const yes = { a: '1', day: '2022-01-28', who: 'me', word: '' }
const kind = '天冷了，多穿点，祝你学习进步！'

/** Somebody who has promised a coat, and a coordinator. */
async function aPromise() {
  const world = await aWorld()
  const where = await aNeed(world, { org })
  const link = await anInvitation(world, where, { name: '王**' })
  const wang = world.browser()
  await wang.post(`${link.path}/pledge`, yes)
  await world.sweep()
  const { browser: coordinator } = await asMember(world, { org, role: 'coordinator' })
  const needPage = `/needs/${where.need}`
  const seen = async () => /name="seen" value="(\d+)"/.exec((await coordinator.get(needPage)).text)?.[1] ?? ''
  const decide = async (form: Readonly<Record<string, string>>) =>
    coordinator.post(`${needPage}/pledges/${link.volunteer}/note`, { seen: await seen(), ...form })
  const note = async () => (await pledgeNow(world, where, link.volunteer)).note
  const write = (words: string) => wang.submit(`${link.path}/note`, { note: words })
  return { world, where, link, wang, coordinator, needPage, seen, decide, note, write }
}

describe('A note to whoever receives it', () => {
  it('is read by a coordinator first, who hands it on, and its writer sees that', async () => {
    const { world, where, wang, link, coordinator, needPage, decide, write } = await aPromise()
    expect((await wang.get(link.path)).text).toContain('写张小纸条给收到的人')
    const written = await write(kind)
    expect(written.text).toContain(kind)
    expect(written.text).toContain('同事看过后转交')
    await world.sweep()
    expect((await told(world)).filter((line) => line.endsWith('child-note'))).toEqual([
      'O#yunyijia#member1 child-note',
    ])
    expect(await timeline(world, where)).toContain(`noted ${link.volunteer} a1`)
    const page = (await coordinator.get(needPage)).text
    expect(page).toContain(kind)
    expect(page).toContain('有 1 张小纸条等您先读')
    expect((await coordinator.get(`${needPage}/close`)).text).toContain('有 1 张小纸条等您先读')
    expect(await decide({ do: 'hand-on' })).toMatchObject({ status: 303, location: `${needPage}?done=note` })
    const after = (await coordinator.get(needPage)).text
    expect(after).toContain('已转交')
    expect(after).not.toContain('等您先读')
    expect((await wang.get(link.path)).text).toContain('已经转交了，谢谢您！')
    expect((await wang.get(`${link.path}/mine`)).text).toContain('已经转交了')
  })

  it.each([
    ['来我家玩，电话 13812345678', ['请去掉电话', '不要约见面']],
    ['里面有红包', ['不经手钱']],
    ['', ['请写一句话']],
  ])(
    'says what must not stand in it, keeps what was typed and stores nothing: %s',
    async (words, sentences) => {
      const { world, wang, link } = await aPromise()
      const before = await everything(world)
      const again = await wang.post(`${link.path}/note`, { note: words })
      expect(again.status).toBe(422)
      for (const sentence of sentences) expect(again.text).toContain(sentence)
      expect(again.text).toMatch(new RegExp(`<textarea id="note"[^>]*>${words}</textarea>`))
      // The other form of the page stays as it was.
      expect(again.text).toContain('<details><summary>改一下数量或日期')
      expect(await everything(world)).toEqual(before)
    },
  )

  it('that is kept back is only ever thanked for; why stays inside, and a reason is asked for', async () => {
    const { world, wang, link, coordinator, needPage, decide, write } = await aPromise()
    await write(kind)
    const refused = await decide({ do: 'keep-back', why: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('请写一句为什么')
    await decide({ do: 'keep-back', why: '孩子最近不宜收信' })
    expect((await coordinator.get(needPage)).text).toContain('孩子最近不宜收信')
    const theirs = (await wang.get(link.path)).text + (await wang.get(`${link.path}/mine`)).text
    expect(theirs).toContain('谢谢您的心意')
    expect(theirs).not.toContain('不宜')
    expect(theirs).not.toMatch(/拒绝|不合适|退回/)
    expect(JSON.stringify(world.logs)).not.toContain('天冷')
  })

  it('may be changed until it has been read, and never after; who read the old one reads again', async () => {
    const { world, wang, link, seen, decide, note, write } = await aPromise()
    await write('祝好')
    const old = await seen()
    world.clock.advance(1000)
    await write(kind)
    const late = await decide({ do: 'hand-on', seen: old })
    expect(late.status).toBe(409)
    expect(late.text).toContain(kind)
    expect(await note()).toMatchObject({ words: kind, state: 'waiting' })
    const now = await seen()
    await decide({ do: 'hand-on' })
    expect((await decide({ do: 'hand-on', seen: now })).status).toBe(303)
    expect((await decide({ do: 'keep-back', why: '改主意', seen: now })).status).toBe(409)
    expect((await wang.post(`${link.path}/note`, { note: '再写一张' })).status).toBe(409)
    expect(await note()).toMatchObject({ words: kind, state: 'handed-on' })
  })

  it('is heard of even when it is written in the moment of the promise', async () => {
    const world = await aWorld()
    const { member, email } = await asMember(world, { org, role: 'poster' })
    const where = await aNeed(world, { org, text: { responsible: member } })
    await promised(world, where, 'li')
    const { path } = await anInvitation(world, where)
    const wang = world.browser()
    await wang.post(`${path}/pledge`, yes)
    await wang.post(`${path}/note`, { note: kind })
    await world.sweep()
    const mail = world.post.to(email).at(-1)
    expect(mail?.subject).toBe('有张小纸条请您先读：冬季外套、鞋子、书包')
    // The mail leads to the page; the words stay there.
    expect(mail?.text).not.toContain('天冷')
  })

  it('may be written after it has arrived, too', async () => {
    const { world, where, link, wang, note, write } = await aPromise()
    const hold = (await readLedger(world.fx.table, where))?.holds[link.volunteer] ?? ''
    const of = { ...where, volunteer: link.volunteer, by: 'member1' }
    await confirmReceipt(world.fx, { ...of, seen: { hold, got: '' }, received: { a: 1 }, rest: 'reopen' })
    await world.sweep()
    expect((await wang.get(link.path)).text).toContain('写张小纸条给收到的人')
    expect((await write(kind)).text).toContain('同事看过后转交')
    expect((await note())?.words).toBe(kind)
  })

  it('is for who has promised: nobody else writes one, and no other member decides', async () => {
    const { world, where, link, wang, coordinator, needPage, seen, note, write } = await aPromise()
    const stranger = world.browser()
    expect((await stranger.post(`${link.path}/note`, { note: kind })).status).toBe(403)
    const token = world.fx.newId(20)
    const fresh = { need: where.need, token, tokenHash: world.fx.hash(token), at: world.clock.now() }
    await groupLinkOf(world.fx.table, where.scope, fresh)
    await world.browser().post(`/g/${token}/note`, { note: kind })
    expect(await note()).toBeUndefined()
    await write(kind)
    const { browser: poster } = await asMember(world, { org, role: 'poster' })
    expect((await poster.get(needPage)).text).not.toContain(kind)
    const decided = { do: 'hand-on', seen: await seen() }
    expect((await poster.post(`${needPage}/pledges/${link.volunteer}/note`, decided)).status).toBe(403)
    const { browser: foreign } = await asMember(world, { org: 'mochixiang', role: 'coordinator' })
    expect((await foreign.post(`${needPage}/pledges/${link.volunteer}/note`, decided)).status).toBe(404)
    expect((await note())?.state).toBe('waiting')
    await wang.post(`${link.path}/withdraw`, {})
    await world.sweep()
    await wang.post(`${link.path}/note`, { note: '晚了' })
    expect((await note())?.words).toBe(kind)
    // What does not come brings no note.
    expect((await coordinator.get(needPage)).text).not.toContain(kind)
  })

  it('is asked of nobody to read once it does not come, and says no more that it waits', async () => {
    const { world, where, link, wang, note } = await aPromise()
    const { member, email } = await asMember(world, { org, role: 'poster' })
    await noteOnText(world.fx.table, where, { responsible: member })
    await wang.post(`${link.path}/note`, { note: kind })
    expect((await wang.get(`${link.path}/mine`)).text).toContain('同事看过后转交')
    await wang.post(`${link.path}/withdraw`, {})
    await world.sweep()
    const subjects = world.post.to(email).map(({ subject }) => subject)
    expect(subjects.filter((one) => one.includes('小纸条'))).toEqual([])
    expect(subjects).not.toEqual([])
    expect((await note())?.state).toBe('waiting')
    expect((await wang.get(`${link.path}/mine`)).text).not.toContain('同事看过后转交')
  })

  it('that is too long loses nothing that was typed; a line break counts once', async () => {
    const { wang, link, note } = await aPromise()
    const fits = `${'好'.repeat(longestNote - 2)}\r\n!`
    const long = `${fits}多`
    const refused = await wang.post(`${link.path}/note`, { note: long })
    expect([refused.status, refused.text.includes('最多 300 个字，您写了 301 个')]).toEqual([422, true])
    expect(refused.text).toContain('!多</textarea>')
    expect(await note()).toBeUndefined()
    await wang.post(`${link.path}/note`, { note: fits })
    expect((await note())?.words).toBe(fits.replace('\r\n', '\n'))
  })

  it('is not decided by a form that does not say which note was read', async () => {
    const { decide, note, write } = await aPromise()
    await write(kind)
    for (const seen of ['', 'NaN', 'soon']) expect((await decide({ do: 'hand-on', seen })).status).toBe(409)
    expect((await note())?.state).toBe('waiting')
  })

  it('leaves by no export and by no other system', async () => {
    const { world, where, coordinator, write } = await aPromise()
    await write(kind)
    const form = { what: 'promises', from: '2022-01-01', to: '2022-02-01', format: 'csv' }
    const file = await coordinator.post('/exports', form)
    expect(file.status).toBe(200)
    expect(file.text).not.toContain('天冷')
    const { authorization } = await asApiToken(world, { org })
    const api = await world.browser().get(`/api/v1/needs/${where.need}/pledges`, { authorization })
    expect(api.status).toBe(200)
    expect(api.text).not.toContain('天冷')
  })
})
