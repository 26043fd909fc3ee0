import type { Browser, Form, Seen } from './browser.ts'

/** The heading of a list of needs, in Chinese. */
export const needHeading = [
  '化名',
  '年龄段',
  '物品',
  '尺寸',
  '数量',
  '单位',
  '类别',
  '给志愿者看的话',
  '您看到的情况',
  '监护人谁同意',
  '怎样同意',
  '哪天同意',
] as const

/** One wish of a list, valid as it is. */
export function aWish(
  n: number,
  given: Partial<Record<(typeof needHeading)[number], string>> = {},
): string[] {
  const usual: Record<(typeof needHeading)[number], string> = {
    化名: `小禾 ${n}`,
    年龄段: '儿童',
    物品: n % 3 === 0 ? '书包' : '冬季外套',
    尺寸: n % 3 === 0 ? '' : `身高 ${110 + (n % 5) * 10} cm`,
    数量: '1',
    单位: '件',
    类别: n % 3 === 0 ? '学习用品' : '衣服被褥',
    给志愿者看的话: '',
    您看到的情况: `第 ${n} 个孩子，冬天的衣服短了。`,
    监护人谁同意: '奶奶（监护人）',
    怎样同意: '家访时当面',
    哪天同意: '2022-01-20',
  }
  return needHeading.map((name) => given[name] ?? usual[name])
}

/** So many wishes with their heading. */
export const wishes = (count: number): string[][] => [
  [...needHeading],
  ...Array.from({ length: count }, (_, i) => aWish(i + 1)),
]

export const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  )

/** Puts a file into a form's field 'file' and sends it, as a browser does. */
export function upload(browser: Browser, path: string, file: Uint8Array, form: Form = {}): Promise<Seen> {
  return browser.ask('POST', path, { form, file })
}

/** What all needs of a list share, as the page sends it. */
export const shared: Form = {
  title: '61 个新学期心愿',
  publicText: '新学期到了，孩子们各有一个小心愿。',
  area: '二马路',
  deadline: '2022-02-10',
  urgency: 'normal',
  dropPlace: '二马路社区居民服务大厅',
  dropHours: '工作日 9:00–17:00',
}

/** The report on a list as a page shows it: row, column and sentence of each cell. */
export function reportOf(page: string): string[][] {
  const rows = page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>')).split('</tr>')
  return rows.flatMap((row) => {
    const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell))
    return cells.length > 0 ? [cells] : []
  })
}

const plain = (cell: string) =>
  cell
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
