import { catalogue } from './catalogue.ts'
import { type ColumnsInWords, headingsFor } from './import-columns.ts'

/** The columns of a list of volunteers. */
export const volunteerColumns = ['name', 'contact', 'area', 'topics', 'offers', 'language'] as const
export type VolunteerColumn = (typeof volunteerColumns)[number]
export const neededOfVolunteers = ['name', 'contact', 'area', 'topics'] as const

export const volunteerColumnWords: ColumnsInWords<VolunteerColumn> = {
  'zh-CN': {
    name: { title: '怎么称呼', hint: '例如：王阿姨。', example: '王阿姨' },
    contact: { title: '邮箱或手机', hint: '每人写一个。', example: 'wang@example.org' },
    area: { title: '所在社区', hint: '社区（村）或街道的名字，不要写门牌。', example: '二马路社区' },
    topics: { title: '愿意帮什么', hint: '从列表里选；几样之间用顿号隔开。', example: '衣服被褥、鞋子' },
    offers: { title: '手边可以送的', hint: '可不填；几样之间用分号隔开。', example: '童装 130 码' },
    language: { title: '语言', hint: '中文或 English，不填就是中文。', example: '中文' },
  },
  en: {
    name: { title: 'What to call them', hint: 'For example: Auntie Wang.', example: 'Auntie Wang' },
    contact: { title: 'E-mail or mobile', hint: 'One for each person.', example: 'wang@example.org' },
    area: {
      title: 'Community',
      hint: 'The name of the community, village or street; no house number.',
      example: '二马路社区',
    },
    topics: {
      title: 'Helps with',
      hint: 'Choose from the list; put semicolons between several.',
      example: 'Clothes and bedding; Shoes',
    },
    offers: {
      title: 'Has to give',
      hint: 'Optional; put semicolons between several.',
      example: 'children’s clothes, size 130',
    },
    language: { title: 'Language', hint: '中文 or English; empty: English.', example: 'English' },
  },
}

export const volunteerHeadings = headingsFor<VolunteerColumn>(volunteerColumnWords, {
  name: ['称呼', '姓名', '名字', 'name'],
  contact: [
    '联系方式',
    '邮箱',
    '电子邮箱',
    '手机',
    '手机号',
    '电话',
    'contact',
    'e-mail',
    'email',
    'mobile',
    'phone',
  ],
  area: ['社区', '地区', '住址', 'area', 'place'],
  topics: ['类别', '帮什么', '意愿', 'topics', 'topic'],
  offers: ['可以送的', '闲置物品', 'has ready to give', 'offers', 'offer'],
  language: ['language'],
})

/** The columns of a list of organisations. */
export const organizationColumns = ['organization', 'area', 'level', 'categories', 'person', 'email'] as const
export type OrganizationColumn = (typeof organizationColumns)[number]
export const neededOfOrganizations = ['organization', 'area', 'level', 'email'] as const

export const organizationColumnWords: ColumnsInWords<OrganizationColumn> = {
  'zh-CN': {
    organization: { title: '机构名称', hint: '最多 60 个字。', example: '云益家社会组织服务中心' },
    area: { title: '服务的地区', hint: '城市、区县、街道或社区的名字。', example: '云集街道' },
    level: { title: '级别', hint: '从列表里选。', example: '街道（乡镇）' },
    categories: { title: '类别', hint: '可不填；几类之间用顿号隔开。', example: '家庭教育' },
    person: { title: '管理员姓名', hint: '不填就写“管理员”。', example: '李社工' },
    email: { title: '管理员邮箱', hint: '邀请会发到这里。', example: 'li@example.org' },
  },
  en: {
    organization: {
      title: 'Organisation',
      hint: 'At most 60 characters.',
      example: 'Good Neighbours Centre',
    },
    area: {
      title: 'Place it works for',
      hint: 'A city, district, street or community.',
      example: '云集街道',
    },
    level: { title: 'Level', hint: 'Choose from the list.', example: 'street' },
    categories: {
      title: 'Categories',
      hint: 'Optional; put semicolons between several.',
      example: 'family education',
    },
    person: { title: 'Administrator', hint: 'Empty: “Administrator”.', example: 'Li Mei' },
    email: { title: 'Administrator’s e-mail', hint: 'The invitation goes there.', example: 'li@example.org' },
  },
}

export const organizationHeadings = headingsFor<OrganizationColumn>(organizationColumnWords, {
  organization: ['名称', '机构', 'name', 'organization'],
  area: ['地区', '区域', 'area', 'place'],
  level: ['层级', 'level'],
  categories: ['机构类别', 'category'],
  person: ['管理员', '联系人', 'administrator name', 'contact person'],
  email: ['邮箱', '电子邮箱', 'email', 'e-mail', 'administrator e-mail', "administrator's e-mail"],
})

/** What is wrong with a cell of these lists, with what would do; and the pages that show them. */
export const importPeopleWords = catalogue({
  'zh-CN': {
    list: '、',
    name: (most: number) => `请写怎么称呼，最多 ${most} 个字，例如：王阿姨。`,
    areaMissing: '请写社区、村或街道的名字，例如：二马路社区。',
    areaUnknown: (said: string) => `没有找到“${said}”，请写社区、村或街道的名字，例如：二马路社区。`,
    areaCoarse: (said: string) => `“${said}”范围太大了，请写到街道或社区。`,
    areaSeveral: (said: string, one: string) => `叫“${said}”的地方不止一个，请写全，例如：${one}。`,
    topics: (said: string, all: string) => `没有“${said}”这一样，请写：${all}。`,
    topicsMissing: (all: string) => `请至少写一样，例如：${all}。`,
    offers: (most: number, longest: number) =>
      `请写少一些：最多 ${most} 样，每样最多 ${longest} 个字，例如：童装 130 码。`,
    language: (said: string) => `“${said}”看不明白，请写中文或 English。`,
    organization: '请写机构名称，最多 60 个字。',
    level: (said: string, all: string) => `没有“${said}”这个级别，请写：${all}。`,
    categories: (said: string, all: string) => `没有“${said}”这一类，请写：${all}。`,
    person: '请写短一些，最多 40 个字，例如：李社工。',
    emailOnly: '请写邮箱，例如：li@example.org。',
    administrator: '管理员',

    checkVolunteers: (rows: number) => `读到 ${rows} 位志愿者，格式都对。还没有导入，也没有发消息。`,
    checkOrganizations: (rows: number) => `读到 ${rows} 个机构，格式都对。还没有导入，也没有发邀请。`,
    sameAddress: (row: number, other: number) => `第 ${row} 行和第 ${other} 行是同一个地址`,
    sameName: (row: number, other: number) => `第 ${row} 行和第 ${other} 行是同一个机构名称`,
    knownName: (row: number, name: string) => `第 ${row} 行：已经有一个叫“${name}”的机构`,
    twinsText: '每人只会收到一条消息。不要的那一行请勾选。',
    agreed: '这些人都年满 18 岁，知道我们登记了他们，也同意收到一条确认消息',
    agreedMissing: '请先确认：这些人都知道，也同意。',
    whatHappens:
      '每个人会收到一条消息，请本人确认。确认之前不会收到求助；30 天没有确认，资料会删除。已经是志愿者的，或者说过不要打扰的，不会再收到消息。',
    confirmVolunteers: (rows: number) => `导入这 ${rows} 位，请他们确认`,
    confirmOrganizations: (rows: number) => `接纳这 ${rows} 个机构，发出邀请`,
    doneVolunteers: '名单导入好了。每个人都会收到一条消息，确认之后才成为志愿者。',
    doneOrganizations: '机构已接纳，管理员会收到邀请。',
    undoVolunteers: '还没有人确认之前，可以全部撤回：资料会删除，消息里的链接不再有效。',
    undoOrganizations: '还没有人登录之前，可以全部撤回：机构会删除，邀请不再有效。',
    confirmed: (count: number) => `${count} 位已经确认，所以不能整批撤回了。`,
    entered: (count: number) => `${count} 个机构已经有人登录，所以不能整批撤回了。`,
    toHub: '去服务中心',
  },
  en: {
    list: '; ',
    name: (most: number) => `Please say what to call them in at most ${most} characters, e.g. Auntie Wang.`,
    areaMissing: 'Please name a community, village or street, e.g. 二马路社区.',
    areaUnknown: (said: string) =>
      `“${said}” was not found. Please name a community, village or street, e.g. 二马路社区.`,
    areaCoarse: (said: string) => `“${said}” is too large. Please name a street or a community.`,
    areaSeveral: (said: string, one: string) =>
      `There are several places called “${said}”. Please write it in full, e.g. ${one}.`,
    topics: (said: string, all: string) =>
      `“${said}” is not on the list of what one can help with. Please write: ${all}.`,
    topicsMissing: (all: string) => `Please write at least one, e.g. ${all}.`,
    offers: (most: number, longest: number) =>
      `Please write less: at most ${most} things of at most ${longest} characters, e.g. children’s clothes, size 130.`,
    language: (said: string) => `“${said}” is not a language of Mulin. Please write 中文 or English.`,
    organization: 'Please give the name of the organisation in at most 60 characters.',
    level: (said: string, all: string) => `“${said}” is not one of the levels. Please write one of: ${all}.`,
    categories: (said: string, all: string) =>
      `“${said}” is not one of the categories. Please write: ${all}.`,
    person: 'Please make it shorter: at most 40 characters, e.g. Li Mei.',
    emailOnly: 'Please give an e-mail address, e.g. li@example.org.',
    administrator: 'Administrator',

    checkVolunteers: (rows: number) =>
      `${rows === 1 ? 'One volunteer was' : `${rows} volunteers were`} read, and every cell is right. Nothing has been imported or sent yet.`,
    checkOrganizations: (rows: number) =>
      `${rows === 1 ? 'One organisation was' : `${rows} organisations were`} read, and every cell is right. Nothing has been imported or sent yet.`,
    sameAddress: (row: number, other: number) => `Row ${row} has the same address as row ${other}`,
    sameName: (row: number, other: number) => `Row ${row} has the same name as row ${other}`,
    knownName: (row: number, name: string) => `Row ${row}: there is an organisation called “${name}” already`,
    twinsText: 'Nobody gets more than one message. Tick the rows to leave out.',
    agreed:
      'These people are 18 or older, know that they are on this list, and agree to one message that asks them to confirm',
    agreedMissing: 'Please tick first that these people know and agree.',
    whatHappens:
      'Everybody gets one message that asks them to confirm. Before that they get no requests, and after 30 days without an answer their details are deleted. Whoever is a volunteer already, or has asked not to be disturbed, gets nothing.',
    confirmVolunteers: (rows: number) =>
      rows === 1
        ? 'Import this person and ask them to confirm'
        : `Import these ${rows} and ask them to confirm`,
    confirmOrganizations: (rows: number) =>
      rows === 1 ? 'Admit this organisation and invite' : `Admit these ${rows} organisations and invite`,
    doneVolunteers:
      'The list is imported. Everybody gets one message, and becomes a volunteer by confirming.',
    doneOrganizations: 'The organisations are admitted, and their administrators are invited.',
    undoVolunteers:
      'While nobody has confirmed, all of it can be undone: their details are deleted, and their links stop working.',
    undoOrganizations:
      'While nobody has signed in, all of it can be undone: the organisations are deleted, and their invitations stop working.',
    confirmed: (count: number) =>
      `${count} ${count === 1 ? 'has' : 'have'} confirmed, so the import as a whole can no longer be undone.`,
    entered: (count: number) =>
      `${count === 1 ? 'One organisation has' : `${count} organisations have`} been signed in to, so the import as a whole can no longer be undone.`,
    toHub: 'Go to the hub',
  },
})

/** The page by which somebody who was put on a list says yes or no. */
export const listedWords = catalogue({
  'zh-CN': {
    title: (name: string) => `${name}，愿意做一位好邻居吗？`,
    text: (org: string) =>
      `${org}想请您做一位好邻居：附近有合适的事时，我们偶尔给您发一条消息；能帮就帮，不能帮点一下就好。`,
    about: '登记的内容',
    area: '所在社区',
    topics: '愿意帮什么',
    offers: '手边可以送的',
    changeLater: '不对的地方，确认之后就能改。',
    yes: '愿意，以后可以找我',
    no: '不愿意，删除我的资料',
    silence: '什么都不按也可以：我们不会再发消息，30 天后删除。',
    adultMissing: '帮忙的人需要年满 18 岁。您已满 18 岁的话，请勾选。',
    welcome: '欢迎您，好邻居！下面可以改您的设置。',
  },
  en: {
    title: (name: string) => `${name}, would you be a good neighbour?`,
    text: (org: string) =>
      `${org} invites you to be a good neighbour: now and then, when something nearby fits you, we send you a message; help if you can, or say no with one tap.`,
    about: 'What is noted about you',
    area: 'Community',
    topics: 'Helps with',
    offers: 'Has to give',
    changeLater: 'If something is wrong, you can change it once you have agreed.',
    yes: 'Yes, you may ask me',
    no: 'No, delete my data',
    silence: 'You may also do nothing: we will not write again, and will delete this after 30 days.',
    adultMissing: 'Helpers must be 18 or older. If you are, please tick the box.',
    welcome: 'Welcome, good neighbour! Below you can change your settings.',
  },
})
