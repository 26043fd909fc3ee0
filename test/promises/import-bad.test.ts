import { readFile } from 'node:fs/promises'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { importAreas, readAreaRows } from '../../infra/local/areas-file.ts'
import { areaImportReport } from '../../shared/messages/areas.ts'
import { areaTree } from '../../shared/store/areas-store.ts'
import { keys } from '../../shared/store/keys.ts'
import { gbk } from '../harness/a-sheet.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { aWorld, type World } from '../harness/world.ts'

const header = 'code,name,parent,level,kind,lat,lng'
const good = ['4205,宜昌市,,city', '420502,西陵区,4205,district', '420502003,云集街道,420502,street']
const csv = (...lines: string[]) => new TextEncoder().encode([header, ...lines].join('\n'))
let yichang: Uint8Array
beforeAll(async () => {
  yichang = await readFile('infra/local/seed/yichang-areas.csv')
})

describe('import-bad', () => {
  test('Yichang goes in whole, and again, and is read in three calls', async () => {
    const { fx, meter } = await aWorld()
    expect(await areaTree(fx.table)).toMatchObject({ size: 0 })
    expect(await importAreas(fx.table, yichang, fx.newId())).toEqual({
      ok: true,
      value: { size: 1777, chunks: 14 },
    })
    meter.reset()
    const tree = await areaTree(fx.table)
    expect(tree.size).toBe(1777)
    expect(meter.total).toBe(2)
    await areaTree(fx.table)
    expect(meter.total).toBe(3)
  })

  test('every bad row is reported with its line, and nothing of the file is used', async () => {
    const { fx } = await aWorld()
    await importAreas(fx.table, csv(...good), fx.newId())
    const bad = csv(
      ...good,
      ',无代码,420502,street',
      '4.20502E+11,科学计数,420502003,community',
      '42-0502003001,横线,420502003,community',
      '420502003001,,420502003,community',
      '420502003002,=HYPERLINK("http://x"),420502003,community',
      '420502003003,级别不明,420502003,village',
      '4205020030,位数不对,420502003,community',
      '420502003,云集街道,420502,street',
      '420502009001,上级缺失,420502009,community',
      '420502003004,上级不符,420502,community',
      '420502003005,类型不明,420502003,community,suburb',
      '420502003006,坐标不对,420502003,community,urban,91,111',
      '420502003007,列太多,420502003,community,urban,30.7,111.3,extra',
      `420502003008,${'长'.repeat(61)},420502003,community`,
      '420502003009,"这一行没有问题，""引号""也没有",420502003,community',
    )
    const answer = await importAreas(fx.table, bad, fx.newId())
    if (answer.ok) throw new Error('taken')
    expect(areaImportReport('zh-CN', answer.refusal)).toEqual([
      '18 行里有 14 行要改，什么都没有导入。请改好再导入。',
      '第 5 行：请填代码（code）。',
      '第 6 行：代码“4.20502E+11”被表格软件改成了科学计数。请把这一列设为“文本”后重新填写。',
      '第 7 行：代码“42-0502003001”只能由数字和小写字母组成。',
      '第 8 行：请填名称（name）。',
      '第 9 行：名称“=HYPERLINK("http://x")”像一个公式，请改成文字。',
      '第 10 行：级别“village”看不明白，请写 city、district、street 或 community（市、区县、街道、社区）。',
      '第 11 行：社区（村）的代码应为 12 位，这里是 10 位。',
      '第 12 行：代码“420502003”在第 4 行已经有了，请改一处。',
      '第 13 行：上级“420502009”不在这份名单里，请补上或改正。',
      '第 14 行：上级“420502”与代码不符，应为“420502003”。',
      '第 15 行：类型“suburb”看不明白，请写 urban 或 rural（城镇、乡村），或者留空。',
      '第 16 行：坐标“91, 111”不对：纬度 −90 到 90，经度 −180 到 180，两个都填或都不填。',
      '第 17 行：有 8 列，表头只有 7 列。请删去多余的。',
      '第 18 行：名称请写短一些，最多 60 个字。',
    ])
    expect(areaImportReport('en', answer.refusal)[0]).toBe(
      'To be corrected: 14 of 18 rows. Nothing was imported; please correct them and import again.',
    )
    expect((await areaTree(fx.table)).size).toBe(3)
  })

  test('a file that is no list says why', () => {
    const kindOf = (file: Uint8Array) => {
      const read = readAreaRows(file)
      return read.ok ? 'ok' : read.refusal.kind
    }
    expect(kindOf(new TextEncoder().encode('nom,numéro\nA,1'))).toBe('columns')
    expect(kindOf(new Uint8Array())).toBe('columns')
    expect(kindOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0))).toBe('encoding')
    expect(kindOf(csv('4205,"宜昌市,,city'))).toBe('not-csv')
    expect(kindOf(csv('__proto__,constructor,,toString'))).toBe('ok')
  })

  test('UTF-8 with and without mark, UTF-16 and GB18030, semicolons and tabs, Chinese headings: the same rows', () => {
    const lines = ['代码,名称,级别,类型', '4205,宜昌市,市,', '420502,"西陵区",区,城镇', '', ',,,']
    const text = lines.join('\r\n')
    const utf8 = new TextEncoder().encode(text)
    const files = [
      utf8,
      Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8),
      Uint8Array.of(0xff, 0xfe, ...Buffer.from(text, 'utf16le')),
      gbk(text),
      new TextEncoder().encode(text.replaceAll(',', ';')),
      new TextEncoder().encode(text.replaceAll(',', '\t')),
    ]
    const read = files.map((file) => readAreaRows(file))
    for (const one of read) expect(one).toEqual(read[0])
    expect(read[0]).toMatchObject({
      ok: true,
      value: [
        { line: 2, code: '4205', name: '宜昌市', level: '市' },
        { line: 3, code: '420502', name: '西陵区', level: '区', kind: '城镇' },
      ],
    })
  })

  test('50,000 rows in one go', async () => {
    const { fx } = await aWorld()
    const lines: string[] = []
    for (let district = 0; district < 100; district++) {
      if (district === 0) lines.push('4205,宜昌市,,city')
      const code = `4205${String(district).padStart(2, '0')}`
      lines.push(`${code},第${district}区,4205,district`)
      for (let street = 0; street < 10; street++) {
        lines.push(`${code}00${street},第${street}街道,${code},street`)
        for (let community = 0; community < 49; community++)
          lines.push(
            `${code}00${street}${String(community).padStart(3, '0')},第${community}社区居民委员会,${code}00${street},community,urban`,
          )
      }
    }
    expect(await importAreas(fx.table, csv(...lines), fx.newId())).toEqual({
      ok: true,
      value: { size: 50_101, chunks: 101 },
    })
    expect((await areaTree(fx.table)).area('420599009048')?.name).toBe('第48社区居民委员会')
  })

  test('half an import is never seen: dying anywhere leaves the old tree or the new one, and no litter in the end', async () => {
    const points = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        await importAreas(world.fx.table, csv(...good), 'old')
        return { world }
      },
      when: (process) => importAreas(process.fx.table, csv(...good, '420503,伍家岗区,4205,district'), 'new'),
      holds: async ({ world }, died) => {
        const { size } = await areaTree(world.fx.table)
        expect(died ? [3, 4] : [4]).toContain(size)
        await importAreas(world.fx.table, csv(good[0]!), 'next')
        expect((await areaTree(world.fx.table)).size).toBe(1)
        for (const version of ['old', 'new']) expect(await chunksOf(world, version)).toBe(0)
      },
    })
    expect(points).toBeGreaterThan(8)
  })

  test('throttles and lost replies do not matter', async () => {
    const { fx } = await aWorld({ faults: { throttle: 0.1, lostReply: 0.1 } })
    expect((await importAreas(fx.table, yichang, fx.newId())).ok).toBe(true)
    expect((await areaTree(fx.table)).size).toBe(1777)
  })
})

async function chunksOf({ fx: { table } }: World, version: string): Promise<number> {
  const { Count = 0 } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.areas(version, '').pk },
      ConsistentRead: true,
    }),
  )
  return Count
}
