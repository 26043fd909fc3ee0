import { catalogue } from './catalogue.ts'

/** The first page. */
export const homeWords = catalogue({
  'zh-CN': {
    title: '身边有难处，邻居搭把手',
    what: '社工走访时看到一个孩子的鞋小了四码，写下来，最可能帮上忙的几位邻居就会收到一条短短的消息。',
    how: '点开链接，选一样，说一声哪天送来。不用下载，不用注册，同一双鞋不会有两个人同时答应。',
    promise: '这里不经手钱，也不会公开受助人的姓名和住址。',
    join: '我想帮忙',
    joinText: '选一个您身边的机构登记。有合适的事才会找您，随时可以退出。',
    joinMany: (count: number) => `看看这 ${count} 个机构`,
    give: '手边有东西想送给需要的人？写在这里',
    joinNone: '请扫描您所在社区的二维码登记。',
    preferences: '我已经登记过',
    preferencesText: '想改一改，或者不想再收到消息？我们把您的专属链接再发给您。',
    preferencesButton: '发给我链接',
    staff: '我在社会组织工作',
    staffText: '发起需求，查看看板。',
    staffButton: '登录',
    openLedger: '公开账本：走得多快，多少没有满足',
  },
  en: {
    title: 'When a neighbour needs a hand',
    what: 'A social worker sees a boy whose shoes are four sizes too small. She writes it down, and the few neighbours most likely to help get a short message.',
    how: 'They open the link, choose one thing and say when they will bring it: no app, no account, and the same pair of shoes is never promised twice.',
    promise: 'No money passes through here, and nobody’s name or address is made public.',
    join: 'I would like to help',
    joinText:
      'Register with an organisation near you. You are asked only for what fits, and can leave at any time.',
    joinMany: (count: number) => `See all ${count} organisations`,
    give: 'Something to give to somebody who needs it? Write it down here',
    joinNone: 'Please scan the QR code of your community to register.',
    preferences: 'I have registered already',
    preferencesText:
      'Would you like to change something, or stop hearing from us? We will send you your own link again.',
    preferencesButton: 'Send me my link',
    staff: 'I work for a social organisation',
    staffText: 'Post needs and see your board.',
    staffButton: 'Sign in',
    openLedger: 'Open ledger: how fast needs are met, and how many are not',
  },
})
