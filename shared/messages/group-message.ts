import { sayBringBy } from '../rules/date-words.ts'
import { withoutMarkup } from '../rules/group-markup.ts'
import type { Quantities } from '../rules/ledger.ts'
import { unitOf } from '../rules/unit-words.ts'
import { catalogue, type Language } from './catalogue.ts'

const words = catalogue({
  'zh-CN': {
    asks: (org: string) => `【${org}】邻居需要帮忙`,
    needs: '还需要：',
    line: (label: string, open: number, unit: string, fit: string) =>
      `· ${label} ${open}${unit ? ` ${unit}` : ''}${fit ? `（${fit}）` : ''}`,
    where: (place: string) => `地点：${place}`,
    by: (when: string) => `时间：${when}`,
    link: '点开选一样，不用注册，不会重复认领：',
  },
  en: {
    asks: (org: string) => `${org}: a neighbour needs help`,
    needs: 'Still needed:',
    line: (label: string, open: number, unit: string, fit: string) =>
      `· ${label}, ${open}${unit ? ` ${unitOf(open, unit)}` : ''}${fit ? ` (${fit})` : ''}`,
    where: (place: string) => `Where: ${place}`,
    by: (when: string) => `When: ${when}`,
    link: 'Choose what you can bring. No account, and nothing is promised twice:',
  },
})

/** What a message to a chat group is made of; nothing of the beneficiary is among it. */
export interface GroupMessage {
  readonly text: {
    readonly orgName: string
    readonly publicText: string
    readonly place: string
    readonly lines: readonly { id: string; label: string; unit: string; fit?: string | undefined }[]
  }
  readonly open: Quantities
  /** Epoch ms. */
  readonly deadline: number
  /** The organisation's own first words to its group. */
  readonly greeting: string
  readonly link: string
  readonly zone: string
  readonly now: number
}

/** A message ready to paste into a chat group: what, where, by when and one link, with what is still open as of now. */
export function groupMessage(language: Language, it: GroupMessage): string {
  const said = words[language]
  const { text } = it
  const still = text.lines.filter((line) => (it.open[line.id as keyof Quantities] ?? 0) > 0)
  return [
    ...(it.greeting ? [withoutMarkup(it.greeting)] : []),
    withoutMarkup(said.asks(text.orgName)),
    withoutMarkup(text.publicText),
    ...(still.length > 0 ? [said.needs] : []),
    ...still.map((line) =>
      withoutMarkup(
        said.line(line.label, it.open[line.id as keyof Quantities] ?? 0, line.unit, line.fit ?? ''),
      ),
    ),
    said.where(withoutMarkup(text.place)),
    said.by(sayBringBy(it.deadline, it.zone, language, it.now)),
    said.link,
    it.link,
  ].join('\n')
}
