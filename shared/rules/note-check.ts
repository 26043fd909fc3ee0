import { checkIdentity, type FindingKind } from './identity-check.ts'
import { fold, foldTight } from './identity-text.ts'

/** What must not stand in a note from a stranger to a child: a way to be reached, a wish to meet, money. */
export const noteProblems = ['contact', 'meeting', 'money'] as const
export type NoteProblem = (typeof noteProblems)[number]

/** Details by which the two could find each other outside the organisation. What the note says of the child, a member reads and judges. */
const ways: readonly FindingKind[] = ['phone', 'number', 'id-number', 'chat-id', 'email', 'address', 'plate']

/** Patterns for Chinese, looked for without blanks and dots, and for words in Latin letters. */
const said = {
  contact: {
    joined:
      /(?:加|扫|留|发|给|有)(?:个|我|你|您|一?下|我的|你的){0,2}(?:微信|qq|电话|手机|抖音|号码|联系方式)|联系(?:一?下)?我|(?:打|给)我(?:的)?(?:打)?电话|给我(?:写信|发消息|发信息|来信|回信|回电)|我家(?:住|在|地址)|我住/u,
    words:
      /https?:|www\.|[a-z0-9-]{1,63}\.(?:com|cn|net|org|me|top|cc)(?![a-z0-9])|\b(?:call|text|phone|ring|e-?mail|message|contact|write to|write back to|add|dm) me\b|\bmy (?:address|phone|number|e-?mail|wechat|whatsapp|qq)\b|\bi live (?:at|in|on)\b/,
  },
  meeting: {
    joined:
      /见(?:个|一|次|到你|你一|您一){0,2}面|见见(?:你|您)|见到(?:你|您)|(?:想|要|能|去|来|会)(?:见|看望|探望|接)(?:你|您|孩子|宝宝)|(?:想|去|来)看看?(?:你|您|孩子|宝宝)|(?:来|到|上)(?:我家|我们家|我这里|我这儿)|(?:去|到|上)(?:你家|您家|你们家|你们学校|你学校)|带你(?:去|出)|约(?:你|您|个|一?下)|一起(?:出去|去玩)/u,
    words:
      /\bmeet(?:ing)? (?:you|up|me|in person|each other)\b|\bsee you (?:soon|in person|one day|some ?day|there|at)\b|\b(?:visit|pick) (?:you|me)\b|\bcome (?:over|to my|and see|to see|and visit|visit)\b|\bmy (?:house|home|place|flat)\b|\btake you (?:to|out)\b/,
  },
  money: {
    joined: /红包|转账|打钱|汇款|收款|付款码|银行卡|零花钱|给你钱|寄钱/u,
    words: /\b(?:bank account|send (?:you )?money|pocket money|cash|transfer)\b/,
  },
} as const

/**
 * What has to be taken out of a note before anybody is given it to read, each at most once. It is looked at without what the organisation
 * knows of the child, so that nobody learns by trying whether a name is the right one.
 */
export function problemsOfNote(words: string): NoteProblem[] {
  const [joined, loose] = [foldTight(words).text, fold(words).text]
  const details = checkIdentity([{ field: 'note', text: words }], {})
  return noteProblems.filter(
    (problem) =>
      said[problem].joined.test(joined) ||
      said[problem].words.test(loose) ||
      (problem === 'contact' && details.some(({ kind }) => ways.includes(kind))),
  )
}
