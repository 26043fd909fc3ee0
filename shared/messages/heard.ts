import { catalogue, type Language } from './catalogue.ts'

/** A need that somebody else told of: for people without a phone, and for whoever speaks for them. */
export const heardWords = catalogue({
  'zh-CN': {
    title: '替没有手机的人发起，或者是别人告诉您的？',
    text: '照样填这张表就行，对方不用手机，也不用登记。有人打电话来答应，在需求页的“有人打电话来或直接送来了”里记下。下面可以写谁告诉您的、怎样告诉的，只有您的机构看得到。',
    how: '怎样知道的',
    visit: '上门看到',
    desk: '当面来说',
    phone: '打电话来说',
    relayed: '别人转告',
    from: '谁告诉您的',
    fromHint: '写称呼就好，例如：本人、隔壁张阿姨',
    sentence: (how: string, from: string) => (from ? `${how}（${from}）` : how),
  },
  en: {
    title: 'For somebody without a phone, or told to you by somebody else?',
    text: 'Fill in this same form: they need no phone and no account. When a neighbour promises by phone, note it on the need’s page under “Somebody phoned or came by”. Here you can note who told you and how; only your organisation reads it.',
    how: 'How you heard',
    visit: 'Seen on a visit',
    desk: 'Told in person',
    phone: 'Told by phone',
    relayed: 'Passed on by others',
    from: 'Who told you',
    fromHint: 'How they are related is enough, for example: themselves, Ms Zhang next door',
    sentence: (how: string, from: string) => (from ? `${how} (${from})` : how),
  },
})

interface Heard {
  readonly how: 'visit' | 'desk' | 'phone' | 'relayed'
  readonly from?: string | undefined
}

/** How a need was heard of, for the organisation alone. */
export function sayHeard(language: Language, { how, from }: Heard): string {
  const words = heardWords[language]
  return words.sentence(words[how], from ?? '')
}
