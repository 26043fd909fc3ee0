import { catalogue } from './catalogue.ts'

/** What somebody has ready to give before anyone asks. */
export const offerWords = catalogue({
  'zh-CN': {
    title: '我手边有什么可以送人',
    text: '有人正好需要时，先问您。现在不用送来。',
    row: (n: number) => `第 ${n} 样`,
    topic: '哪一类',
    topicNone: '请选一类',
    what: '是什么',
    whatHint: '例如：羽绒服，九成新',
    size: '大小（没有就不填）',
    sizeHint: '衣服写身高，如 130；鞋写码数或脚长，如 33 码、21.5 cm',
    more: '再加一样',
    topicProblem: (n: number) => `请为第 ${n} 样选一类。`,
    whatProblem: (n: number, most: number) => `请写第 ${n} 样是什么，最多 ${most} 个字。`,
    sizeProblem: (n: number, most: number) => `第 ${n} 样的大小请写短一些，最多 ${most} 个字。`,
    noneProblem: '请至少写一样您可以送的东西。',
    many: (most: number) => `最多 ${most} 样，请删掉几样再保存。`,

    ownTitle: '我有东西可以送',
    ownText: '写下来就好。附近有人正好需要时，我们先问您，要不要送由您决定。已经送掉的，把字删掉再保存。',
    save: '保存',
    savedTitle: '已经记下，谢谢您',
    toOwn: '我有东西可以送',
    toPreferences: '其他设置',

    giveTitle: '有东西想送给需要的人？',
    giveText:
      '写下是什么、多大，附近有人正好需要时我们先问您。不用现在送来，也不用自己找人。先选一个您身边的机构登记：',
    giveKnown: '已经登记过？我们把您的专属链接发给您，在那里写下来。',
    joinTitle: (org: string) => `把用得上的东西送给邻居 · ${org}`,
    joinText: '写下您可以送的，再告诉我们怎么联系您。附近有人正好需要时，先问您。',
    joinInstead: '没有现成的东西，也可以只登记愿意帮什么',
    aboutYou: '怎么联系您',
    toJoinWithOffer: '手边正好有东西想送？从这里写',
  },
  en: {
    title: 'What I have to give',
    text: 'When somebody needs just this, we ask you first. You need not bring it now.',
    row: (n: number) => `Thing ${n}`,
    topic: 'Kind',
    topicNone: 'Choose a kind',
    what: 'What is it?',
    whatHint: 'For example: down jacket, like new',
    size: 'Size (if it has one)',
    sizeHint: 'Clothes by height, such as 130; shoes by size or foot length, such as EU 33 or 21.5 cm',
    more: 'One more thing',
    topicProblem: (n: number) => `Please choose the kind of thing ${n}.`,
    whatProblem: (n: number, most: number) => `Please say what thing ${n} is, in at most ${most} characters.`,
    sizeProblem: (n: number, most: number) =>
      `Please give the size of thing ${n} in at most ${most} characters.`,
    noneProblem: 'Please write down at least one thing you have to give.',
    many: (most: number) => `At most ${most} things: please take some out and save again.`,

    ownTitle: 'I have something to give',
    ownText:
      'Just write it down. When somebody nearby needs it we ask you first, and you decide. If you no longer have it, empty its row and save.',
    save: 'Save',
    savedTitle: 'Written down, thank you',
    toOwn: 'I have something to give',
    toPreferences: 'My other settings',

    giveTitle: 'Something to give to somebody who needs it?',
    giveText:
      'Write down what it is and its size, and we ask you first when somebody nearby needs just that. You need not bring it now, or look for anybody yourself. First choose an organisation near you:',
    giveKnown: 'Registered already? We will send you your own link, and you write it down there.',
    joinTitle: (org: string) => `Give what a neighbour can use · ${org}`,
    joinText:
      'Write down what you have, then tell us how to reach you. When somebody nearby needs it, we ask you first.',
    joinInstead: 'Nothing to give just now? You can simply say what you would help with',
    aboutYou: 'How to reach you',
    toJoinWithOffer: 'Something to give right now? Write it down here',
  },
})
