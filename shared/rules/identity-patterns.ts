import { type FindingKind, type Hit, hits } from './identity-finding.ts'
import { occurrences } from './identity-text.ts'
import { circumstances, diagnoses } from './identity-words.ts'

const count = '[0-9一二三四五六七八九十百零〇]{1,5}'
const han = '\\p{Script=Han}'

/** '三年级2班', '三(2)班', '初二3班', '大二班', '302班', 'Grade 3, Class 2'. */
const classes = [
  new RegExp(`[一二三四五六七八九初高0-9]{1,2}年级[（(]?${count}[)）]?班`, 'gu'),
  /[一二三四五六初高][一二三]?[（(][0-9一二三四五六七八九十]{1,2}[)）]班?/gu,
  /(?<![0-9])[初高][一二三][（(]?[0-9一二三四五六七八九十]{1,2}[)）]?班/gu,
  /(?<![0-9])[一二三四五六][0-9]{1,2}班/gu,
  /[大中小](?:[一二三四五六]|[0-9]{1,2})班/gu,
  /(?<![0-9])[1-9]0[1-9]班/gu,
  /(?<![0-9])[0-9]{2,4}级[0-9一二三四五六七八九十]{1,2}班/gu,
]
const englishClasses = [
  /\bclass\s?\d{1,2}\b[,\s]{0,2}(?:of\s|in\s)?(?:grade|year)\s?\d{1,2}|\b(?:grade|year)\s?\d{1,2}[,\s]{0,2}class\s?\d{1,2}/g,
]

/** Streets with a number, buildings, units and rooms, estates, village groups. */
const addresses = [
  new RegExp(
    `${han}{1,8}(?:大道|路|街|巷|道|弄|胡同|里|村|湾|冲|组)(?:第)?${count}(?:[-－之附][0-9]{1,4})?号(?:楼|院)?(?:附${count}号)?`,
    'gu',
  ),
  new RegExp(
    `${count}(?:号楼|栋|幢|座|#楼?|单元|门洞)(?:[-－]?${count}(?:单元|层|楼|室|户|号|门|#)?){0,4}`,
    'gu',
  ),
  /(?<![0-9])[0-9]{1,2}[-－][0-9]{1,2}[-－](?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,4}(?![0-9-])/gu,
  /(?<![0-9.])[0-9]{3,4}(?:室|号房|房间)/gu,
  new RegExp(`${han}{2,4}村(?:第)?${count}(?:组|队|社)`, 'gu'),
  /附[0-9一二三四五六七八九十]{1,3}号/gu,
]
const englishAddresses = [
  /\b\d{1,5}(?:-\d{1,3})?,?\s(?:[a-z]{2,20}\s){1,3}(?:road|street|avenue|lane|rd|st|ave)\b\.?/g,
  /\bno\.?\s?\d{1,5}\s(?:[a-z]{2,20}\s){1,3}(?:road|street|avenue|lane|rd|st|ave)\b\.?/g,
  /\b(?:building|block|unit|room|flat|apartment|apt)\.?\s?(?:no\.?\s?)?\d{1,4}\b/g,
]

/** Number plates, with or without the dot. */
const plates =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][·\s]?(?=[a-hj-np-z0-9]{0,5}[0-9])[a-hj-np-z0-9]{5,6}(?![a-z0-9])|车牌(?:尾)?号?(?:是|为|[:\s]){0,2}([a-hj-np-z0-9]{4,7})(?![a-z0-9])/gu

const emails = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g

const chatIds = [
  /(?:微信号?|薇信|威信|weixin|wechat|vx|v信|加v|wx)(?:号|id|同号|账号|帐号)?[\s:：是为搜加找]{0,4}([a-z][-_a-z0-9]{5,19}|[0-9]{6,15})/g,
  /(?:qq|扣扣|企鹅|抠抠)(?:号|群|号码)?[\s:：是为]{0,4}([1-9][0-9]{4,11})/g,
]

const numeral = '[正腊冬初一二三四五六七八九十廿]{1,3}'
/** A day of birth: beside a word of birth, or a full date long past. */
const births = [
  /(?:出生于|生于|出生日期|出生|生日|生辰)(?:是|为|[:：\s]){0,2}((?:[0-9]{2,4}[年./-])?[0-9]{1,2}[月./-][0-9]{1,2}[日号]?|[0-9]{4}年(?:[0-9]{1,2}月)?)/gu,
  /((?:[0-9]{2,4}年)?[0-9]{1,2}月[0-9]{1,2}[日号]?|[0-9]{2,4}年(?:[0-9]{1,2}月)?|[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?)(?:出?生(?!活|命|病|长|产)|的?生日)/gu,
  /(?<![0-9])((?:19[0-9]{2}|20[01][0-9])(?:年[0-9]{1,2}月[0-9]{1,2}[日号]?|[-./][0-9]{1,2}[-./][0-9]{1,2}))(?![0-9])/gu,
  /([〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号])?)出?生/gu,
  new RegExp(
    `(?:出生于|生于|出生|生日|生辰)(?:是|为|[:：])?((?:农历|阴历)?${numeral}月${numeral}[日号]?)`,
    'gu',
  ),
  new RegExp(`((?:农历|阴历)?${numeral}月${numeral}[日号]?)(?:的?生日|出生)`, 'gu'),
]
const englishBirths =
  /\b(?:born(?:\son|\sin)?|birthday(?:\sis)?|date of birth|dob)[:\s]{1,3}((?:on\s)?(?:\d{1,2}\s)?[a-z]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|(?:\d{1,2}\s)?[a-z]{3,9}\s\d{4}|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{4})/g

const englishIllness =
  /\b(?:leukaemia|leukemia|cancer|tumou?r|epilep\w{0,4}|autis\w{0,4}|depression|depressive|schizophreni\w{0,3}|bipolar|dementia|alzheimer\w{0,3}|parkinson\w{0,3}|hiv|hepatitis|tuberculosis|diabet\w{0,4}|dialysis|cerebral palsy|down syndrome|down's syndrome|chemotherapy|stroke|paralys\w{0,3}|disab\w{0,6}|suicid\w{0,3}|self-harm\w{0,3})\b/g
const englishCircumstances =
  /\b(?:orphan(?:ed|s)?|single mother|single father|single parent|in prison|drug addict\w{0,3}|domestic violence|abused?|left-behind child(?:ren)?|on welfare|divorced)\b/g

/** Shapes of Chinese texts; blanks may be left out. */
export function chineseShapes(text: string, isPlace: boolean): Hit[] {
  const words = (all: readonly string[], kind: FindingKind) =>
    all.flatMap((word) => occurrences(text, word).map((range): Hit => ({ ...range, kind })))
  return [
    ...classes.flatMap((pattern) => hits(text, pattern, 'class')),
    ...hits(text, plates, 'plate'),
    ...births.flatMap((pattern) => hits(text, pattern, 'birth-date')),
    ...words(diagnoses, 'health'),
    ...words(circumstances, 'circumstances'),
    ...(isPlace ? [] : addresses.flatMap((pattern) => hits(text, pattern, 'address'))),
  ]
}

/** Shapes in which blanks tell words apart. */
export function latinShapes(text: string, isPlace: boolean): Hit[] {
  return [
    ...hits(text, emails, 'email'),
    ...chatIds.flatMap((pattern) => hits(text, pattern, 'chat-id')),
    ...englishClasses.flatMap((pattern) => hits(text, pattern, 'class')),
    ...hits(text, englishBirths, 'birth-date'),
    ...hits(text, englishIllness, 'health'),
    ...hits(text, englishCircumstances, 'circumstances'),
    ...(isPlace ? [] : englishAddresses.flatMap((pattern) => hits(text, pattern, 'address'))),
  ]
}
