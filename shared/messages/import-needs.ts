import { catalogue } from './catalogue.ts'
import { type ColumnsInWords, headingsFor } from './import-columns.ts'

/** The columns of a list of needs, in the order of the template. */
export const needColumns = [
  'alias',
  'age',
  'thing',
  'fit',
  'wanted',
  'unit',
  'topic',
  'deadline',
  'publicText',
  'internalText',
  'consentBy',
  'consentHow',
  'consentOn',
  'realName',
  'school',
] as const
export type NeedColumn = (typeof needColumns)[number]

/** Without these a row says nothing that anybody could bring. */
export const neededColumns = ['age', 'thing', 'topic'] as const satisfies readonly NeedColumn[]

export const needColumnWords: ColumnsInWords<NeedColumn> = {
  'zh-CN': {
    alias: { title: '化名', hint: '可不填，睦邻会起一个。不要写真名。', example: '小禾' },
    age: { title: '年龄段', hint: '儿童、少年、成年人或老人；也可以写周岁数。', example: '儿童' },
    thing: { title: '物品', hint: '需要什么，志愿者看得到。', example: '冬季外套' },
    fit: { title: '尺寸', hint: '可不填。', example: '身高 130 cm' },
    wanted: { title: '数量', hint: '1 到 1000 的整数，不填就是 1。', example: '1' },
    unit: { title: '单位', hint: '不填就是“件”。', example: '件' },
    topic: { title: '类别', hint: '从列表里选；几类之间用顿号隔开。', example: '衣服被褥' },
    deadline: { title: '最晚哪天要', hint: '不填就用下一步填的日子。', example: '' },
    publicText: {
      title: '给志愿者看的话',
      hint: '可不填，睦邻会用物品写好。不要写姓名、学校、住址。',
      example: '',
    },
    internalText: {
      title: '您看到的情况',
      hint: '只有您的机构看得到。',
      example: '去年的外套袖子短了一截。',
    },
    consentBy: {
      title: '谁同意的',
      hint: '未成年人发布前必须有。写称呼就好。',
      example: '奶奶（监护人）',
    },
    consentHow: { title: '怎样同意', hint: '例如：当面、书面。', example: '家访时当面' },
    consentOn: { title: '哪天同意', hint: '例如 2026-01-28。', example: '2026-01-28' },
    realName: {
      title: '真实姓名',
      hint: '可不填。只留在您的机构，用来检查公开的话里有没有写出来。',
      example: '',
    },
    school: { title: '学校', hint: '可不填。只留在您的机构，用来检查公开的话里有没有写出来。', example: '' },
  },
  en: {
    alias: {
      title: 'Alias',
      hint: 'Optional: Mulin makes one up. Never the real name.',
      example: 'Ash',
    },
    age: {
      title: 'Age',
      hint: 'Child, teenager, adult or older person; or the age in years.',
      example: 'Child',
    },
    thing: { title: 'Thing', hint: 'What is needed; volunteers read this.', example: 'Winter coat' },
    fit: { title: 'Size', hint: 'Optional.', example: 'height 130 cm' },
    wanted: { title: 'How many', hint: 'A whole number from 1 to 1000; empty means 1.', example: '1' },
    unit: { title: 'Unit', hint: 'Optional, for example: pairs.', example: '' },
    topic: {
      title: 'Topic',
      hint: 'Choose from the list; put semicolons between several.',
      example: 'Clothes and bedding',
    },
    deadline: { title: 'Needed by', hint: 'Empty: the day you give in the next step.', example: '' },
    publicText: {
      title: 'What volunteers read',
      hint: 'Optional: Mulin writes it from the thing. No names, schools or addresses.',
      example: '',
    },
    internalText: {
      title: 'What you saw',
      hint: 'Only your organisation reads this.',
      example: 'The sleeves of last year’s coat are too short.',
    },
    consentBy: {
      title: 'Guardian who agreed',
      hint: 'A minor’s need is published only with it. How they are related is enough.',
      example: 'grandmother (guardian)',
    },
    consentHow: {
      title: 'How they agreed',
      hint: 'For example: in person, in writing.',
      example: 'in person, at home',
    },
    consentOn: { title: 'Day they agreed', hint: 'For example 2026-01-28.', example: '2026-01-28' },
    realName: {
      title: 'Real name',
      hint: 'Optional. Stays inside your organisation, to find slips in what volunteers read.',
      example: '',
    },
    school: {
      title: 'School',
      hint: 'Optional. Stays inside your organisation, to find slips in what volunteers read.',
      example: '',
    },
  },
}

export const needHeadings = headingsFor<NeedColumn>(needColumnWords, {
  alias: ['称呼', '昵称', 'name to use'],
  age: ['年龄', '周岁', '对象', 'age band', 'age group'],
  thing: ['心愿', '微心愿', '需要的东西', '需求', '品名', 'wish', 'item', 'what'],
  fit: ['尺码', '规格', '型号', '大小', 'size or fit', 'fit'],
  wanted: ['件数', 'quantity', 'number', 'count'],
  unit: ['计量单位', 'units'],
  topic: ['类型', '种类', '分类', 'kind', 'topics', 'category'],
  deadline: ['截止日期', '最晚日期', '截止', 'deadline', 'by'],
  publicText: ['公开文字', '公开的话', 'public text', 'public'],
  internalText: ['情况', '内部说明', '备注（内部）', '家庭情况', 'internal text', 'internal', 'notes'],
  consentBy: ['监护人', '同意人', '监护人谁同意', 'consent by', 'who agreed', 'guardian'],
  consentHow: ['同意方式', '怎样同意的', 'consent how', 'how'],
  consentOn: ['同意日期', 'consent date', 'consent on', 'on which day'],
  realName: ['姓名', '学生姓名', '名字', 'name'],
  school: ['学校名称'],
})

/** What is wrong with a cell of a list of needs, always with a value that would do. */
export const needRowProblems = catalogue({
  'zh-CN': {
    age: (said: string) => `“${said}”看不明白，请写儿童、少年、成年人或老人，或者周岁数，例如：8。`,
    ageMissing: '请写年龄段，例如：儿童。',
    topic: (said: string, all: string) => `没有“${said}”这一类，请写：${all}。`,
    topicMissing: (all: string) => `请写类别，例如：${all}。`,
    thing: '请写需要什么，最多 60 个字，例如：冬季外套。',
    fit: '请写短一些，最多 60 个字，例如：身高 130 cm。',
    wanted: (said: string) => `请把“${said}”改成 1 到 1000 的整数，例如：1。`,
    unit: '请写短一些，最多 12 个字，例如：件。',
  },
  en: {
    age: (said: string) =>
      `“${said}” is not an age we know. Please write child, teenager, adult or older person, or the years, e.g. 8.`,
    ageMissing: 'Please write an age, e.g. child.',
    topic: (said: string, all: string) => `“${said}” is not one of the topics. Please write one of: ${all}.`,
    topicMissing: (all: string) => `Please write a topic, e.g. ${all}.`,
    thing: 'Please say what is needed in at most 60 characters, e.g. winter coat.',
    fit: 'Please make it shorter: at most 60 characters, e.g. height 130 cm.',
    wanted: (said: string) => `Please change “${said}” to a whole number from 1 to 1000, e.g. 1.`,
    unit: 'Please make it shorter: at most 12 characters, e.g. pairs.',
  },
})

/** Words for an age, besides the names of the bands. */
export const ageWords = {
  child: ['儿童', '小孩', '孩子', '小学生', '幼儿', 'child', 'kid'],
  teenager: ['少年', '青少年', '中学生', '初中生', '高中生', 'teenager', 'teen'],
  adult: ['成年人', '成人', '大人', 'adult'],
  elder: ['老人', '老年人', 'elder', 'older person', 'elderly'],
} as const
