import type { AreaFileRefusal, AreaListRefusal, AreaProblem, AreaStoreRefusal } from '../rules/area-rows.ts'
import type { Level } from '../rules/areas.ts'
import { catalogue, type Language } from './catalogue.ts'

/** What the levels of the place tree are called. */
export const levelNames: Readonly<Record<Language, Readonly<Record<Level, string>>>> = {
  'zh-CN': { community: '社区（村）', street: '街道（乡镇）', district: '区县', city: '全市' },
  en: { community: 'community', street: 'street', district: 'district', city: 'whole city' },
}

/** Why a list of areas was not imported, for whoever keeps the list. */
const words = catalogue({
  'zh-CN': {
    line: (line: number, sentence: string) => `第 ${line} 行：${sentence}`,
    tooManyValues: (found: number, wanted: number) => `有 ${found} 列，表头只有 ${wanted} 列。请删去多余的。`,
    codeMissing: '请填代码（code）。',
    codeShape: (code: string) => `代码“${code}”只能由数字和小写字母组成。`,
    codeSpreadsheet: (code: string) =>
      `代码“${code}”被表格软件改成了科学计数。请把这一列设为“文本”后重新填写。`,
    codeLength: (level: string, length: number, wanted: number) =>
      `${level}的代码应为 ${wanted} 位，这里是 ${length} 位。`,
    codeRepeated: (code: string, first: number) => `代码“${code}”在第 ${first} 行已经有了，请改一处。`,
    nameMissing: '请填名称（name）。',
    nameTooLong: (most: number) => `名称请写短一些，最多 ${most} 个字。`,
    nameFormula: (name: string) => `名称“${name}”像一个公式，请改成文字。`,
    levelUnknown: (level: string) =>
      `级别“${level}”看不明白，请写 city、district、street 或 community（市、区县、街道、社区）。`,
    kindUnknown: (found: string) => `类型“${found}”看不明白，请写 urban 或 rural（城镇、乡村），或者留空。`,
    parentNotListed: (parent: string) => `上级“${parent}”不在这份名单里，请补上或改正。`,
    parentNotPrefix: (parent: string, wanted: string) => `上级“${parent}”与代码不符，应为“${wanted}”。`,
    coordinates: (found: string) =>
      `坐标“${found}”不对：纬度 −90 到 90，经度 −180 到 180，两个都填或都不填。`,
    encoding: '读不懂这个文件的文字编码，请另存为 UTF-8 格式的 CSV。',
    notCsv: (line: number) => `第 ${line} 行起不是正确的 CSV：引号可能没有成对。请改好再导入。`,
    columns: (missing: string) => `请在表头补上这些列：${missing}。`,
    empty: '文件里一个地区也没有。请填好再导入。',
    tooMany: (rows: number, most: number) => `一共 ${rows} 行，最多可导入 ${most} 行。请减少一些。`,
    bad: (bad: number, of: number) => `${of} 行里有 ${bad} 行要改，什么都没有导入。请改好再导入。`,
    districtTooLarge: (district: string, bytes: number, most: number) =>
      `${district} 的地区太多（${bytes} 字节，最多 ${most}），什么都没有导入。请减少一些。`,
    overtaken: '同时有另一次导入开始了，以那一次为准；这一次什么都没有导入。',
  },
  en: {
    line: (line: number, sentence: string) => `Line ${line}: ${sentence}`,
    tooManyValues: (found: number, wanted: number) =>
      `${found} values, but the file has ${wanted} columns. Please take out what is too many.`,
    codeMissing: 'please give the code.',
    codeShape: (code: string) => `the code “${code}” must be digits and lower-case letters only.`,
    codeSpreadsheet: (code: string) =>
      `a spreadsheet turned the code into the number “${code}”. Format the column as text and enter it again.`,
    codeLength: (level: string, length: number, wanted: number) =>
      `the code of a ${level} has ${wanted} digits; this one has ${length}.`,
    codeRepeated: (code: string, first: number) =>
      `the code “${code}” is in line ${first} already. Please change one of them.`,
    nameMissing: 'please give the name.',
    nameTooLong: (most: number) => `please shorten the name: at most ${most} characters.`,
    nameFormula: (name: string) => `the name “${name}” looks like a formula. Please enter it as text.`,
    levelUnknown: (level: string) =>
      `the level “${level}” is not known. Please write city, district, street or community.`,
    kindUnknown: (found: string) =>
      `the kind “${found}” is not known. Please write urban or rural, or leave it empty.`,
    parentNotListed: (parent: string) =>
      `its parent “${parent}” is not in this list. Please add or correct it.`,
    parentNotPrefix: (parent: string, wanted: string) =>
      `the parent “${parent}” does not go with the code; it should be “${wanted}”.`,
    coordinates: (found: string) =>
      `“${found}” are not coordinates. Please give latitude −90 to 90 and longitude −180 to 180, both or neither.`,
    encoding: 'The text encoding of this file cannot be read. Please save it as CSV in UTF-8.',
    notCsv: (line: number) =>
      `From line ${line} on this is not valid CSV: a quotation mark may be missing. Please put it right and import again.`,
    columns: (missing: string) => `Please add these columns to the heading: ${missing}.`,
    empty: 'There is no area in this file. Please fill it in and import again.',
    tooMany: (rows: number, most: number) =>
      `${rows} rows; at most ${most} can be imported. Please shorten the list.`,
    bad: (bad: number, of: number) =>
      `To be corrected: ${bad} of ${of} rows. Nothing was imported; please correct them and import again.`,
    districtTooLarge: (district: string, bytes: number, most: number) =>
      `${district} has too many areas (${bytes} bytes, at most ${most}). Nothing was imported; please shorten the list.`,
    overtaken: 'Another import began meanwhile, and that one counts; nothing of this one was imported.',
  },
})

/** What is wrong with one row. */
export function areaProblemSentence(language: Language, problem: AreaProblem): string {
  const said = words[language]
  switch (problem.kind) {
    case 'too-many-values':
      return said.tooManyValues(problem.found, problem.wanted)
    case 'code-missing':
      return said.codeMissing
    case 'code-shape':
      return problem.spreadsheet ? said.codeSpreadsheet(problem.code) : said.codeShape(problem.code)
    case 'code-length':
      return said.codeLength(levelNames[language][problem.level], problem.length, problem.wanted)
    case 'code-repeated':
      return said.codeRepeated(problem.code, problem.firstLine)
    case 'name-missing':
      return said.nameMissing
    case 'name-too-long':
      return said.nameTooLong(problem.most)
    case 'name-formula':
      return said.nameFormula(problem.name)
    case 'level-unknown':
      return said.levelUnknown(problem.level)
    case 'kind-unknown':
      return said.kindUnknown(problem.found)
    case 'parent-not-listed':
      return said.parentNotListed(problem.parent)
    case 'parent-not-prefix':
      return said.parentNotPrefix(problem.parent, problem.wanted)
    case 'coordinates':
      return said.coordinates(problem.found)
  }
}

/** The whole report on a list that was not imported: one sentence, then one per bad row. */
export function areaImportReport(
  language: Language,
  refusal: AreaFileRefusal | AreaListRefusal | AreaStoreRefusal,
): string[] {
  const said = words[language]
  switch (refusal.kind) {
    case 'encoding':
      return [said.encoding]
    case 'not-csv':
      return [said.notCsv(refusal.line)]
    case 'columns':
      return [said.columns(refusal.missing.join(', '))]
    case 'empty':
      return [said.empty]
    case 'too-many':
      return [said.tooMany(refusal.rows, refusal.most)]
    case 'district-too-large':
      return [said.districtTooLarge(refusal.district, refusal.bytes, refusal.most)]
    case 'overtaken':
      return [said.overtaken]
    case 'rows':
      return [
        said.bad(refusal.bad.length, refusal.of),
        ...refusal.bad.map(({ line, problem }) => said.line(line, areaProblemSentence(language, problem))),
      ]
  }
}
