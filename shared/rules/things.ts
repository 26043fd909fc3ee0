import type { Topic } from './topics.ts'

interface KnownThing {
  /** The topics people look for it under, the likeliest first. */
  readonly topics: readonly Topic[]
  /** How people call it, in Chinese and in English. */
  readonly words: string
  /** Comes in sizes, so that the right thing in the wrong size is of no use. */
  readonly sized?: true
}

const clothes = { topics: ['clothing'], sized: true } as const
const small = { topics: ['clothing'] } as const
const shoes = { topics: ['shoes'], sized: true } as const
const school = { topics: ['school-things'] } as const
const food = { topics: ['food'] } as const
const home = { topics: ['household'] } as const
const aids = { topics: ['assistive-devices'] } as const
const lessons = { topics: ['tutoring'] } as const
const arts = { topics: ['arts'] } as const
const company = { topics: ['company'] } as const
const repairs = { topics: ['repairs'] } as const
const transport = { topics: ['transport'] } as const

/**
 * Things people ask for and give, by the words they use for them. Its names are words of it too, so that what was understood
 * can be written down in them and read again.
 */
export const things = {
  coat: { ...clothes, words: '外套 大衣 羽绒服 棉衣 棉服 棉袄 冲锋衣 风衣 夹克 jacket parka anorak' },
  sweater: { ...clothes, words: '毛衣 针织衫 卫衣 绒衣 jumper hoodie pullover cardigan' },
  trousers: { ...clothes, words: '裤 pants jeans leggings' },
  shirt: { ...clothes, words: '衬衫 衬衣 T恤 上衣 tshirt t_shirt blouse' },
  skirt: { ...clothes, words: '裙 dress' },
  underwear: { ...clothes, words: '内衣 秋衣 秋裤 内裤 保暖衣 保暖内衣 背心 thermals vest' },
  raincoat: { ...clothes, words: '雨衣' },
  uniform: { ...clothes, words: '校服 school_uniform' },
  clothes: {
    ...clothes,
    words: '衣服 衣物 童装 冬衣 夏衣 冬装 夏装 春装 秋装 服装 男装 女装 旧衣 新衣 clothing outfit',
  },
  socks: { ...small, words: '袜' },
  hat: { ...small, words: '帽 cap beanie' },
  scarf: { ...small, words: '围巾 围脖' },
  gloves: { ...small, words: '手套 mittens' },
  bedding: {
    topics: ['clothing', 'household'],
    words: '被子 棉被 被褥 被套 褥子 床单 床垫 毛毯 毯子 枕头 quilt duvet blanket sheets pillow mattress',
  },

  boots: { ...shoes, words: '靴 wellingtons' },
  sandals: { ...shoes, words: '凉鞋 拖鞋 slippers' },
  trainers: { ...shoes, words: '运动鞋 球鞋 跑鞋 sneakers' },
  leather_shoes: { ...shoes, words: '皮鞋' },
  padded_shoes: { ...shoes, words: '棉鞋' },
  shoes: { ...shoes, words: '鞋' },

  schoolbag: { ...school, words: '书包 双肩包 school_bag backpack rucksack satchel' },
  stationery: {
    ...school,
    words: '文具 铅笔 水彩笔 彩笔 圆珠笔 钢笔 练习本 作业本 本子 橡皮 pencil crayons notebook exercise_book',
  },
  books: { ...school, words: '图书 课外书 绘本 字典 词典 故事书 教辅 dictionary' },
  desk: { topics: ['school-things', 'household'], words: '书桌 学习桌 课桌' },
  computer: { topics: ['school-things', 'household'], words: '电脑 平板 学习机 laptop tablet' },

  rice: { ...food, words: '大米' },
  oil: { ...food, words: '食用油 菜油 菜籽油 花生油' },
  noodles: { ...food, words: '面粉 面条 挂面 flour' },
  milk: { ...food, words: '牛奶 奶粉' },
  eggs: { ...food, words: '鸡蛋' },
  vegetables: { ...food, words: '蔬菜' },
  fruit: { ...food, words: '水果' },
  food: { ...food, words: '食品 食物 粮油 groceries' },

  rice_cooker: { ...home, words: '电饭煲 电饭锅' },
  kettle: { ...home, words: '水壶 热水瓶 保温瓶 thermos' },
  fan: { ...home, words: '风扇 电扇' },
  heater: { ...home, words: '取暖器 电暖器 电热毯 暖风机' },
  washing_machine: { ...home, words: '洗衣机' },
  fridge: { ...home, words: '冰箱 refrigerator' },
  stove: { ...home, words: '煤气灶 电磁炉 微波炉 microwave' },
  dishes: { ...home, words: '餐具 厨具 碗 锅 pots pans' },
  bed: { ...home, words: '单人床 双人床 高低床 小床 bunk_bed' },
  table: { ...home, words: '餐桌 桌子' },
  chair: { ...home, words: '椅子 凳子 stool' },
  wardrobe: { ...home, words: '衣柜 柜子 cupboard' },
  lamp: { topics: ['household', 'school-things'], words: '台灯' },
  television: { ...home, words: '电视 tv' },
  radio: { ...home, words: '收音机' },
  phone: { ...home, words: '手机 老人机 smartphone' },
  mat: { ...home, words: '防滑垫' },
  curtains: { ...home, words: '窗帘' },
  toys: { topics: ['household', 'school-things'], words: '玩具 积木' },
  pram: { ...home, words: '童车 婴儿车 stroller pushchair' },
  nappies: { ...home, words: '纸尿裤 尿不湿 尿布 diapers' },
  towels: { ...home, words: '毛巾' },
  detergent: { ...home, words: '洗衣液 洗衣粉 洗发水 肥皂 soap shampoo' },

  wheelchair: { ...aids, words: '轮椅' },
  walking_frame: { ...aids, words: '助行器 助行架 walker rollator zimmer' },
  walking_stick: { ...aids, words: '拐杖 手杖 双拐 cane crutches' },
  hearing_aid: { ...aids, words: '助听器' },
  glasses: { ...aids, words: '老花镜 眼镜 spectacles' },
  nursing_bed: { ...aids, words: '护理床 hospital_bed' },
  commode: { ...aids, words: '坐便椅 坐便器' },
  blood_pressure_monitor: { ...aids, words: '血压计 血压仪' },

  maths: { ...lessons, words: '数学 math mathematics' },
  reading: { ...lessons, words: '语文 阅读' },
  english: { ...lessons, words: '英语' },
  science: { ...lessons, words: '物理 化学 physics chemistry' },
  homework: { ...lessons, words: '作业 功课' },
  calligraphy: { ...arts, words: '书法 毛笔字' },
  painting: { ...arts, words: '国画 绘画 画画 美术 drawing' },
  music: { ...arts, words: '音乐 钢琴 吉他 二胡 唱歌 piano guitar singing' },
  dancing: { ...arts, words: '舞蹈 跳舞' },
  crafts: { ...arts, words: '手工 剪纸 折纸' },
  chatting: { ...company, words: '聊天 陪聊 说说话 chat' },
  hospital_visit: { ...company, words: '陪诊 就医' },
  walks: { ...company, words: '散步' },
  plumbing: { ...repairs, words: '水管 水龙头 下水道 漏水 pipes tap' },
  electrics: { ...repairs, words: '电灯 灯泡 电路 插座 wiring light_bulb' },
  bicycles: { ...repairs, words: '自行车' },
  locks: { ...repairs, words: '门锁 换锁' },
  sewing: { ...repairs, words: '缝补 缝纫 mending' },
  van: { ...transport, words: '面包车 货车' },
  lift: { ...transport, words: '接送 小汽车 driving' },
  moving: { ...transport, words: '搬家 搬运 carrying' },
} as const satisfies Record<string, KnownThing>
export type Thing = keyof typeof things

/** Whoever says only 'clothes' or 'shoes' may mean any of these. */
const general: Partial<Record<Thing, readonly Thing[]>> = {
  clothes: ['coat', 'sweater', 'trousers', 'shirt', 'skirt', 'underwear', 'raincoat', 'uniform'],
  shoes: ['boots', 'sandals', 'trainers', 'leather_shoes', 'padded_shoes'],
  food: ['rice', 'oil', 'noodles', 'milk', 'eggs', 'vegetables', 'fruit'],
}

/** The same thing, or one that the other may mean. */
export function mayBeTheSame(one: Thing, other: Thing): boolean {
  return one === other || !!general[one]?.includes(other) || !!general[other]?.includes(one)
}

/** English as words in the singular between single spaces, and Chinese as it is. */
function plainly(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /[a-z]+/g,
      (word) => ` ${word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word} `,
    )
  return ` ${words.replace(/[^a-z\p{Script=Han}]+/gu, ' ').trim()} `
}

// The longest first: 'rice cooker' before 'rice', 书包 before 包.
const vocabulary = Object.entries(things)
  .flatMap(([thing, { words }]) =>
    [thing, ...words.split(' ')].map((word) => {
      const plain = plainly(word.replaceAll('_', ' '))
      // Chinese has no spaces: its words are found anywhere.
      return { thing: thing as Thing, word: /\p{Script=Han}/u.test(plain) ? plain.trim() : plain }
    }),
  )
  .sort((a, b) => b.word.length - a.word.length)

/** The things a text names, in the order of the list; none when it names nothing known. */
export function thingsIn(text: string): Thing[] {
  let rest = plainly(text)
  const found = new Set<Thing>()
  for (const { thing, word } of vocabulary)
    if (rest.includes(word)) {
      found.add(thing)
      rest = rest.replaceAll(word, '  ')
    }
  return [...found].sort()
}
