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
    tooManyValues: (found: number, wanted: number) => `有 ${found} 列，表头只有 ${wanted} 列。`,
    codeMissing: '缺少代码（code）。',
    codeShape: (code: string) => `代码“${code}”只能由数字和小写字母组成。`,
    codeSpreadsheet: (code: string) =>
      `代码“${code}”被表格软件改成了科学计数。请把这一列设为“文本”后重新填写。`,
    codeLength: (level: string, length: number, wanted: number) =>
      `${level}的代码应为 ${wanted} 位，这里是 ${length} 位。`,
    codeRepeated: (code: string, first: number) => `代码“${code}”在第 ${first} 行已经出现过。`,
    nameMissing: '缺少名称（name）。',
    nameTooLong: (most: number) => `名称太长，最多 ${most} 个字。`,
    nameFormula: (name: string) => `名称“${name}”像一个公式，请改成文字。`,
    levelUnknown: (level: string) =>
      `级别“${level}”不认识，应为 city、district、street、community（市、区县、街道、社区）之一。`,
    kindUnknown: (found: string) => `类型“${found}”不认识，应为 urban、rural（城镇、乡村）或留空。`,
    parentNotListed: (parent: string) => `上级“${parent}”不在这份名单里。`,
    parentNotPrefix: (parent: string, wanted: string) => `上级“${parent}”与代码不符，应为“${wanted}”。`,
    coordinates: (found: string) =>
      `坐标“${found}”不对：纬度 −90 到 90，经度 −180 到 180，两个都填或都不填。`,
    encoding: '读不懂这个文件的文字编码，请另存为 UTF-8 格式的 CSV。',
    notCsv: (line: number) => `第 ${line} 行起不是正确的 CSV：引号可能没有成对。`,
    columns: (missing: string) => `表头缺少这些列：${missing}。`,
    empty: '文件里没有任何一行地区。',
    tooMany: (rows: number, most: number) => `一共 ${rows} 行，最多可导入 ${most} 行。`,
    bad: (bad: number, of: number) => `${of} 行中有 ${bad} 行有问题，什么都没有导入。`,
    districtTooLarge: (district: string, bytes: number, most: number) =>
      `${district} 的地区太多（${bytes} 字节，最多 ${most}），什么都没有导入。`,
    overtaken: '同时有另一次导入开始了，以那一次为准；这一次什么都没有导入。',
  },
  en: {
    line: (line: number, sentence: string) => `Line ${line}: ${sentence}`,
    tooManyValues: (found: number, wanted: number) => `${found} values, but the file has ${wanted} columns.`,
    codeMissing: 'the code is missing.',
    codeShape: (code: string) => `the code “${code}” must be digits and lower-case letters only.`,
    codeSpreadsheet: (code: string) =>
      `a spreadsheet turned the code into the number “${code}”. Format the column as text and enter it again.`,
    codeLength: (level: string, length: number, wanted: number) =>
      `the code of a ${level} has ${wanted} digits; this one has ${length}.`,
    codeRepeated: (code: string, first: number) => `the code “${code}” already stands in line ${first}.`,
    nameMissing: 'the name is missing.',
    nameTooLong: (most: number) => `the name is too long: at most ${most} characters.`,
    nameFormula: (name: string) => `the name “${name}” looks like a formula. Please enter it as text.`,
    levelUnknown: (level: string) => `the level “${level}” is none of city, district, street and community.`,
    kindUnknown: (found: string) => `the kind “${found}” is neither urban nor rural; it may be empty.`,
    parentNotListed: (parent: string) => `its parent “${parent}” is not in this list.`,
    parentNotPrefix: (parent: string, wanted: string) =>
      `the parent “${parent}” does not go with the code; it should be “${wanted}”.`,
    coordinates: (found: string) =>
      `“${found}” are no coordinates: latitude −90 to 90, longitude −180 to 180, both or neither.`,
    encoding: 'The text encoding of this file cannot be read. Please save it as CSV in UTF-8.',
    notCsv: (line: number) => `From line ${line} on this is not valid CSV; a quotation mark may be missing.`,
    columns: (missing: string) => `The header lacks these columns: ${missing}.`,
    empty: 'There is not one area in this file.',
    tooMany: (rows: number, most: number) => `${rows} rows; at most ${most} can be imported.`,
    bad: (bad: number, of: number) => `${bad} of ${of} rows have a problem. Nothing was imported.`,
    districtTooLarge: (district: string, bytes: number, most: number) =>
      `${district} has too many areas (${bytes} bytes, at most ${most}). Nothing was imported.`,
    overtaken: 'Another import began meanwhile and counts; nothing of this one was imported.',
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
