import { catalogue } from './catalogue.ts'

/** What may be taken out. */
export const exportKinds = ['needs', 'promises'] as const
export type ExportKind = (typeof exportKinds)[number]

/** Taking lists out: what, for which time, in which format. */
export const exportWords = catalogue({
  'zh-CN': {
    title: '导出',
    intro: '导出的表格里没有真实姓名、学校和住址，只有化名。每次导出都会写进操作记录。',
    what: '导出什么',
    needs: '需求：每样东西进展如何',
    promises: '答应的和收到的东西',
    from: '从哪天发起的',
    to: '到哪天发起的',
    format: '格式',
    xlsx: 'Excel（.xlsx）',
    csv: 'CSV（.csv）',
    download: '导出',
    whatMissing: '请选要导出什么。',
    wrongOrder: '开始的日子比结束的晚，请改一下。',
    tooMuch: (most: number) => `这段时间的内容太多了，一次最多 ${most} 行。请选短一些的时间。`,
    contacts: '只有答应过、事情还在进行中的志愿者才带联系方式。',
    needsSheet: '需求',
    promisesSheet: '答应的',
  },
  en: {
    title: 'Export',
    intro:
      'What is exported holds no real names, schools or addresses, only aliases. Every export is written in the record.',
    what: 'What to export',
    needs: 'Needs: how far each thing has come',
    promises: 'Promises and what arrived',
    from: 'Posted from',
    to: 'Posted until',
    format: 'Format',
    xlsx: 'Excel (.xlsx)',
    csv: 'CSV (.csv)',
    download: 'Export',
    whatMissing: 'Please choose what to export.',
    wrongOrder: 'The first day is after the last one. Please change one of them.',
    tooMuch: (most: number) =>
      `That is too much for one file: at most ${most} rows. Please choose a shorter time.`,
    contacts: 'Only volunteers with a promise still under way are listed with their contacts.',
    needsSheet: 'Needs',
    promisesSheet: 'Promises',
  },
})

/** Columns of an exported list of needs, one row a thing. */
export const needsExportColumns = catalogue({
  'zh-CN': {
    need: '编号',
    alias: '化名',
    thing: '物品',
    fit: '尺寸',
    unit: '单位',
    wanted: '需要',
    open: '还差',
    promised: '认领',
    received: '收到',
    standing: '进展',
    topics: '类别',
    place: '地点',
    urgent: '急',
    posted: '发起日期',
    deadline: '截止日期',
    responsible: '负责人',
    campaign: '活动',
    waves: '邀请轮数',
    closed: '结束日期',
    outcome: '结果',
  },
  en: {
    need: 'Number',
    alias: 'Alias',
    thing: 'Thing',
    fit: 'Size',
    unit: 'Unit',
    wanted: 'Wanted',
    open: 'Open',
    promised: 'Promised',
    received: 'Received',
    standing: 'Where it stands',
    topics: 'Topic',
    place: 'Place',
    urgent: 'Urgent',
    posted: 'Posted on',
    deadline: 'Needed by',
    responsible: 'Responsible',
    campaign: 'Campaign',
    waves: 'Waves',
    closed: 'Ended on',
    outcome: 'Outcome',
  },
})

/** Columns of an exported list of promises, one row a thing somebody promised. */
export const promisesExportColumns = catalogue({
  'zh-CN': {
    need: '需求编号',
    alias: '化名',
    thing: '物品',
    unit: '单位',
    volunteer: '志愿者',
    promised: '答应',
    received: '收到',
    standing: '进展',
    bringBy: '说好哪天',
    at: '答应日期',
    via: '方式',
    reason: '没有来的原因',
    mobile: '手机',
    email: '邮箱',
  },
  en: {
    need: 'Need number',
    alias: 'Alias',
    thing: 'Thing',
    unit: 'Unit',
    volunteer: 'Volunteer',
    promised: 'Promised',
    received: 'Received',
    standing: 'Where it stands',
    bringBy: 'Promised for',
    at: 'Promised on',
    via: 'How',
    reason: 'Why it did not come',
    mobile: 'Mobile',
    email: 'E-mail',
  },
})

/** How a promise was made. */
export const viaWords = catalogue({
  'zh-CN': { invitation: '个人链接', group: '群链接', phone: '电话登记', yes: '是' },
  en: { invitation: 'personal link', group: 'group link', phone: 'by phone', yes: 'yes' },
})
