import { describe, expect, it } from 'vitest'
import { approveNeed } from '../../shared/actions/approve-need.ts'
import { checkNeed } from '../../shared/actions/check-need.ts'
import { readNeedText } from '../../shared/store/need-text.ts'
import { aDesk, aDraft } from '../harness/a-desk.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { formFor } from '../harness/read-form.ts'

describe('a need for somebody without a phone', () => {
  it('is written down with who told of it and how, changed, and forgotten again', async () => {
    const { poster, world, scope } = await aDesk()
    const empty = await poster.browser.get('/needs/new?template=wheelchair')
    expect(empty.text).toContain('替没有手机的人发起')
    const told = {
      heardHow: 'phone',
      heardFrom: '隔壁张阿姨',
      ageBand: 'elder',
      dropPlace: '大厅',
      do: 'save',
    }
    const saved = await poster.browser.post('/needs/new', { ...formFor(empty.text, '/needs/new'), ...told })
    const need = saved.location?.split('/')[2] ?? ''
    const heard = async () => (await readNeedText(world.fx.table, scope, need))?.heard
    expect(await heard()).toEqual({ how: 'phone', from: '隔壁张阿姨' })
    expect((await poster.browser.get(`/needs/${need}/check`)).text).toContain('打电话来说（隔壁张阿姨）')

    const edit = `/needs/${need}/edit`
    const form = async () => formFor((await poster.browser.get(edit)).text, edit)
    expect(await form()).toMatchObject({ heardHow: 'phone', heardFrom: '隔壁张阿姨' })
    await poster.browser.post(edit, { ...(await form()), heardHow: '', heardFrom: '本人', do: 'save' })
    expect(await heard()).toEqual({ how: 'desk', from: '本人' })
    await poster.browser.post(edit, { ...(await form()), heardHow: '', heardFrom: '', do: 'save' })
    expect(await heard()).toBeUndefined()
  })

  it('says who told of it to the organisation only, and points it out in what volunteers read', async () => {
    const desk = await aDesk()
    const { world, poster, coordinator, scope } = desk
    const heard = { how: 'relayed', from: '张秀兰' } as const
    const { need, version } = await aDraft(desk, { heard })
    const text = await readNeedText(world.fx.table, scope, need)
    if (!text) throw new Error('no text')
    const findings = await checkNeed(world.fx, { ...text, publicText: '张秀兰说孩子冷。' })
    expect(findings).toMatchObject([{ text: '张秀兰', severity: 'from-record' }])
    for (const from of ['邻居', '本人', '社区']) {
      const ofEverybody = {
        ...text,
        heard: { how: 'desk', from } as const,
        publicText: '一位邻居本人需要社区帮忙。',
      }
      const blocking = (await checkNeed(world.fx, ofEverybody)).filter(
        ({ severity }) => severity === 'from-record',
      )
      expect(blocking).toEqual([])
    }
    await approveNeed(world.fx, scope, coordinator.by, { need, version })
    const { path } = await anInvitation(world, { scope, need })
    expect((await world.browser().get(path)).text).not.toContain('张秀兰')
    expect((await poster.browser.get(`/needs/${need}`)).text).toContain('别人转告（张秀兰）')
  })
})
