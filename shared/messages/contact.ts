import type { Contact, ContactRefusal } from '../rules/contact.ts'
import { catalogue, type Language } from './catalogue.ts'

const words = catalogue({
  'zh-CN': {
    empty: '请填写邮箱或手机号。',
    'too-long': (most: number) => `太长了，最多 ${most} 个字符，请核对一下。`,
    'control-characters': '里面有换行或看不见的字符，请重新输入一遍。',
    several: '这里只填一个，请删掉其余的。',
    neither: '这不像邮箱，也不像手机号。例如：13812345678，或 name@example.org。',
    'before-at': '@ 前面的部分不对，请核对一下邮箱。',
    'after-at': '@ 后面的部分不对，例如应为 example.org。',
    'mobile-digits': (digits: number, wanted: number) =>
      `手机号应为 ${wanted} 位，您填了 ${digits} 位，请核对一下。`,
    landline: '这是固定电话，收不到短信。请填写手机号或邮箱。',
    'country-missing': '境外号码请以 + 和国家代码开头，例如 +852 5123 4567。',
    email: '请填写邮箱，例如 name@example.org。',
    mobile: '请填写手机号，例如 13812345678。',
  },
  en: {
    empty: 'Please enter an e-mail address or a mobile number.',
    'too-long': (most: number) => `That is too long: at most ${most} characters. Please check it.`,
    'control-characters': 'There is a line break or an invisible character in it. Please type it again.',
    several: 'There is room for one only. Please take out the others.',
    neither:
      'This looks like neither an e-mail address nor a mobile number. For example: 13812345678 or name@example.org.',
    'before-at': 'Something before the @ is not right. Please check the address.',
    'after-at': 'Something after the @ is not right; it should look like example.org.',
    'mobile-digits': (digits: number, wanted: number) =>
      `A mobile number has ${wanted} digits; you entered ${digits}. Please check it.`,
    landline:
      'This is a landline and gets no text messages. Please enter a mobile number or an e-mail address.',
    'country-missing': 'Please start a foreign number with + and its country code, such as +852 5123 4567.',
    email: 'Please enter an e-mail address, such as name@example.org.',
    mobile: 'Please enter a mobile number, such as 13812345678.',
  },
})

/** What a field takes: an address of either kind, or of one only. */
export type Takes = Contact['kind'] | 'either'

/** Refusals that speak of one kind of address: where the field takes only the other, they would lead astray. */
const speaksOf: Partial<Record<ContactRefusal['kind'], Takes>> = {
  empty: 'either',
  neither: 'either',
  'email-shape': 'email',
  'mobile-digits': 'mobile',
  landline: 'either',
  'country-missing': 'mobile',
}

/** Why an address was not taken, and what to do, in the reader's language; never naming a kind that the field does not take. */
export function contactSentence(
  language: Language,
  refusal: ContactRefusal,
  takes: Takes = 'either',
): string {
  const said = words[language]
  const about = speaksOf[refusal.kind]
  if (takes !== 'either' && about !== undefined && about !== takes) return said[takes]
  switch (refusal.kind) {
    case 'too-long':
      return said['too-long'](refusal.most)
    case 'email-shape':
      return said[refusal.part]
    case 'mobile-digits':
      return said['mobile-digits'](refusal.digits, refusal.wanted)
    default:
      return said[refusal.kind]
  }
}
