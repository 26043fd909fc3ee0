/** The surnames that nearly everybody in mainland China has: the commonest 300 or so, most frequent first. */
export const singleSurnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪严牛温芦季俞章鲁葛伍韩申尤毕聂丛焦向柳邢岳齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封储支咎管卢莘麦庞虎伏成戈'

/** Surnames of two characters. */
export const doubleSurnames =
  '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 轩辕 夏侯 端木 百里 东郭 南宫 呼延 宇文 长孙 司空 鲜于 闻人 澹台 公冶 赫连 太史 申屠 钟离 独孤 南门 第五 纳兰 拓跋'.split(
    ' ',
  )

const singles = new Set(singleSurnames)
const doubles = new Set(doubleSurnames)

/** The surname a Chinese name begins with, or undefined if it begins with none that is known. */
export function surnameOf(name: string): string | undefined {
  const two = name.slice(0, 2)
  if (doubles.has(two)) return two
  const first = name.slice(0, 1)
  return singles.has(first) ? first : undefined
}
