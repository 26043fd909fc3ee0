import { fold, isHan } from './identity-text.ts'
import { hash32 } from './shard.ts'

/**
 * What made-up names end in: fields, trees and small things. No character that given names or surnames are often made of,
 * and none that makes a word of what people ask for, as '小麦' or '小鞋' would.
 */
const signs = [...'禾芽穗枣栗榆槐樟藤葵荞橘柚橙笋芦帆桨岸汀渚笛鼓砚笺篷篮檐瓦窗桥塔帘毡']
const latin =
  'Ash Aspen Birch Bracken Brook Clover Coral Fern Finch Hazel Heath Juniper Lake Lark Linden Maple Meadow Moss Olive Pebble Pine Plum Reed River Rowan Sage Sky Sorrel Sparrow Swift Thrush Willow Wren'.split(
    ' ',
  )

/**
 * A name to speak of somebody by: the same for the same seed, saying nothing about who it is, and with nothing of the
 * real name where that is known.
 */
export function proposeAlias(seed: string, language: 'zh-CN' | 'en', realName = ''): string {
  const names = language === 'en' ? latin : signs.map((sign) => `小${sign}`)
  const free = names.filter((name) => !givesAway(name, realName))
  return free[hash32(`alias ${seed}`) % free.length] ?? names[0]!
}

/** True if an alias has a character of the real name in it, or a word of it: '小明' for 王小明. '小' is everybody's. */
export function givesAway(alias: string, realName: string): boolean {
  const [said, real] = [fold(alias).text, fold(realName).text]
  const shared = [...said].some((sign) => isHan(sign) && !/[小阿老大]/.test(sign) && real.includes(sign))
  const words = real.split(/[^a-z]+/).filter((word) => word.length > 2)
  return shared || words.some((word) => said.split(/[^a-z]+/).includes(word))
}
