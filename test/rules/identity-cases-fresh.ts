import type { Case, RecordName } from './identity-cases.ts'

const of = (record: RecordName, lines: string): Case[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ record, text }))

/**
 * A third list that no rule was changed for: it shows how the check does on texts it has not seen. If you change a rule because of one of these, move that text to the second list.
 */
export const freshCases: readonly Case[] = [
  ...of(
    'none',
    `快入冬了，孩子还盖着夏天的薄被，想要一床六斤左右的棉被。
    老人出门买药不方便，想请住得近的年轻人每月代买一次。
    孩子要演小话剧，缺一件白衬衫和一条黑裤子，身高一米三八。
    哪位会做面食的阿姨，周日教孩子们蒸一锅花卷？
    屋里漏雨，床都挪到门口了，先求两块防雨布应急。
    他每天推着三轮车卖菜养家，车胎磨得厉害，想换两条新的。
    求一副中老年人用的放大镜，带灯的最好，老人看药品说明书吃力。
    孩子写字握笔姿势不对，想请一位书法老师每周教一个小时。
    旧校服、旧教辅请送到一楼的回收柜，我们会分给需要的孩子。
    两个男孩合用一双球鞋踢球，36码和38码各求一双。
    Our meeting room has no curtains. Does anybody have a pair, two metres long?
    She is seventy-eight and lives alone; a weekly phone call would help.`,
  ),
  ...of(
    'none',
    `隔壁⟦龙婆婆⟧的水龙头一直滴水，她舍不得请人。
    ⟦简若宁⟧上小学五年级，作文得过奖，缺一台学习机。
    今年考上高中的⟦屈子豪⟧还差一辆自行车。
    ⟦崔大妈⟧和老伴都不会用智能手机。
    想给⟦小菲⟧送一套水彩笔。
    我表哥⟦庄伟⟧会修空调，可以免费。
    请找前台⟦宁静⟧登记。
    ⟦阮文杰⟧：身高150，体重80斤，需要一套运动服。
    ⟦凌姐⟧说她可以帮忙看孩子。
    家长电话⟦152-7200-3344⟧，下班后接。
    ⟦北苑路8号院⟧⟦2栋⟧的楼道灯坏了。
    孩子就读于⟦樵湖岭小学⟧。
    ⟦高二(11)班⟧的学生想借笔记本电脑。
    搬到⟦清江润城小区⟧以后，离学校远了。
    外公⟦肝癌⟧晚期，想看看大海。
    爸妈⟦离婚⟧后谁都没管他。
    他的⟦QQ号是 2233445566⟧。
    ⟦2017年11月3日⟧生，男孩，喜欢恐龙。
    ⟦Mr. Deng⟧ is eighty and needs help with his stove.
    ⟦Lin Feifei⟧ would love a guitar.
    The twins go to ⟦Sunshine Kindergarten⟧.`,
  ),
  ...of(
    'boy',
    `⟦!王小明⟧一家就靠奶奶的养老金。
    ⟦!小明⟧放学自己回家，路上没有路灯。
    听他⟦!陈老师⟧说，脚都冻红了。
    送到⟦!幸福里⟧门口，打⟦!138 12345678⟧。
    ⟦!王 小明⟧、女孩都缺外套。
    他想要一双大四码的运动鞋，颜色深一点。`,
  ),
  ...of(
    'girl',
    `⟦!覃雨欣⟧同学的画在街道得了奖。
    ⟦!雨欣⟧她妈⟧⟦!赵红梅⟧两年没回来了。
    ⟦!qin yuxin⟧ likes drawing.
    女孩喜欢画画，最想要一盒二十四色的水彩。`.replace('⟦!雨欣⟧她妈⟧', '⟦!雨欣⟧她妈'),
  ),
]
