import { hash32 } from './shard.ts'

/** Second syllables of made-up names: seasons, plants and weather, none of them a usual given name's first choice. */
const signs = '禾苗芽麦穗豆杏桃梅竹松柏杉枫莲荷菊兰茶枣栗谷雨雪霜露云霞晨曦星月溪泉湖海山石舟帆羽雀燕鹊鹿鱼'
const latin =
  'Ash Aspen Birch Bracken Brook Clover Coral Fern Finch Hazel Heath Ivy Juniper Lake Lark Linden Maple Meadow Moss Olive Pebble Pine Plum Reed River Robin Rowan Sage Sky Sorrel Sparrow Swift Thrush Willow Wren'.split(
    ' ',
  )

/** A name to speak of somebody by: the same for the same seed, and saying nothing about who it is. */
export function proposeAlias(seed: string, language: 'zh-CN' | 'en'): string {
  const at = hash32(`alias ${seed}`)
  if (language === 'en') return latin[at % latin.length] as string
  return `小${[...signs][at % [...signs].length]}`
}
