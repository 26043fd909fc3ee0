import { catalogue } from './catalogue.ts'

/** The note that goes with what somebody brings: for them, and for the member who reads it first. */
export const childNoteWords = catalogue({
  'zh-CN': {
    // Whoever writes it
    write: '写张小纸条给收到的人',
    label: '想说的话',
    hint: '最多 300 个字。机构的同事先看，再转交。为了保护孩子，请不要写电话、微信、住址，也不要约见面。',
    send: '交给机构',
    change: '改一改',
    yours: '您的小纸条',
    waiting: '已经交给机构，同事看过后转交。',
    handedOn: '已经转交了，谢谢您！',
    keptBack: '谢谢您的心意。您的话我们认真读了，留在了机构里。',
    // What must not stand in it
    missing: '请写一句话。',
    tooLong: (most: number, typed: number) => `最多 ${most} 个字，您写了 ${typed} 个。请删短一些。`,
    contact: '请去掉电话、微信、邮箱、网址和住址，一句祝福就好。',
    meeting: '请不要约见面或上门，想说的话写下来就好。',
    money: '这里不经手钱，请去掉红包、转账这些话。',
    decided: '这张小纸条同事已经看过了，不能再改。',
    // Whoever reads it first
    toHandOn: '给收到的人的小纸条',
    guidance: '请先读一读：合适就转交，不合适就留在机构里。写的人只会看到一句感谢。',
    handOn: '合适，我来转交',
    keepBack: '不转交',
    why: '为什么（只留在机构内部）',
    keep: '留在机构里',
    handedOnBy: '已转交',
    keptBackFor: (why: string) => `留在机构里：${why}`,
    whyMissing: '请写一句为什么不转交，只有机构内部看得到。',
    waitingHere: (count: number) => `有 ${count} 张小纸条等您先读`,
  },
  en: {
    write: 'Write a note to whoever receives it',
    label: 'Your words',
    hint: 'At most 300 characters. The organisation reads it first, then hands it on. To keep children safe, please leave out phone numbers, accounts and addresses, and do not suggest meeting.',
    send: 'Give it to the organisation',
    change: 'Change it',
    yours: 'Your note',
    waiting: 'The organisation has it and will read it, then hand it on.',
    handedOn: 'It has been handed on. Thank you!',
    keptBack: 'Thank you for your kind thought. We have read your words with care and kept them with us.',
    missing: 'Please write a sentence.',
    tooLong: (most: number, typed: number) =>
      `At most ${most} characters; you wrote ${typed}. Please make it shorter.`,
    contact: 'Please take out phone numbers, accounts, web and home addresses. A kind wish is enough.',
    meeting: 'Please do not suggest meeting or visiting; just write what you would like to say.',
    money: 'No money passes through here: please take out what you say about it.',
    decided: 'This note has been read already and cannot be changed.',
    toHandOn: 'A note to whoever receives it',
    guidance:
      'Please read it first: hand it on if it is fine, keep it inside if not. The writer only sees a word of thanks.',
    handOn: 'It is fine: I will hand it on',
    keepBack: 'Do not hand it on',
    why: 'Why (stays inside the organisation)',
    keep: 'Keep it inside',
    handedOnBy: 'handed on',
    keptBackFor: (why: string) => `Kept inside: ${why}`,
    whyMissing: 'Please say why; only the organisation sees it.',
    waitingHere: (count: number) =>
      count === 1
        ? 'One note is waiting for you to read it'
        : `${count} notes are waiting for you to read them`,
  },
})
