import type { HeadingRefusal, SheetRefusal } from '../rules/sheet.ts'
import { catalogue, type Language } from './catalogue.ts'

/** Why a file could not be read as a table, and what to do. */
const words = catalogue({
  'zh-CN': {
    empty: '文件里什么都没有。请用模板填好再上传。',
    'not-a-sheet': '这不是表格文件。请上传 .xlsx 或 .csv。',
    'old-excel': '这是旧版 Excel（.xls）或设了密码的文件。请在表格软件里去掉密码，另存为 .xlsx 再上传。',
    broken: '文件不完整或已损坏。请在表格软件里打开它，另存一份再上传。',
    'too-large': '文件里的内容太大了。请只留下名单，去掉图片和别的工作表。',
    'too-many-rows': (rows: number, most: number) => `一共 ${rows} 行，一次最多 ${most} 行。请分成几个文件。`,
    'too-many-columns': (columns: number, most: number) =>
      `一共 ${columns} 列，最多 ${most} 列。请用模板，或删掉多余的列。`,
    encoding: '读不懂这个文件的文字编码。请另存为 .xlsx，或 UTF-8 格式的 .csv。',
    'mixed-encodings': (row: number) =>
      `从第 ${row} 行起换了一种文字编码，像是两个文件拼在一起的。请用表格软件打开、另存为 .xlsx 再上传。`,
    'not-csv': (row: number) => `从第 ${row} 行起读不下去：引号可能没有成对。请改好，或另存为 .xlsx 再上传。`,
    'no-heading': (missing: string) => `没有找到表头。请在第一行写上各列的名称，至少要有：${missing}。`,
    missing: (missing: string) => `请在表头补上这些列：${missing}。`,
    twice: (title: string) => `有两列都叫“${title}”，请只留一列。`,
    'no-rows': '表头下面还没有内容。请填好再上传。',
    list: '、',
  },
  en: {
    empty: 'There is nothing in this file. Please fill in the template and upload it.',
    'not-a-sheet': 'This is not a spreadsheet. Please upload an .xlsx or .csv file.',
    'old-excel':
      'This is the old Excel format (.xls), or protected by a password. Please remove the password, save it as .xlsx and upload that.',
    broken:
      'The file is incomplete or damaged. Please open it in your spreadsheet program, save a copy and upload that.',
    'too-large':
      'There is too much in this file. Please keep the list only, without pictures or other sheets.',
    'too-many-rows': (rows: number, most: number) =>
      `There are ${rows} rows; at most ${most} can be read at once. Please split it into several files.`,
    'too-many-columns': (columns: number, most: number) =>
      `There are ${columns} columns; at most ${most} can be read. Please use the template, or delete those not needed.`,
    encoding: 'The text encoding of this file cannot be read. Please save it as .xlsx, or as .csv in UTF-8.',
    'mixed-encodings': (row: number) =>
      `From row ${row} on the text encoding is different, as if two files had been joined. Please open it, save it as .xlsx and upload that.`,
    'not-csv': (row: number) =>
      `From row ${row} on this cannot be read: a quotation mark may be missing. Please put it right, or save it as .xlsx and upload that.`,
    'no-heading': (missing: string) =>
      `No heading was found. Please name the columns in the first row, at least: ${missing}.`,
    missing: (missing: string) => `Please add these columns to the heading: ${missing}.`,
    twice: (title: string) => `Two columns are called “${title}”. Please keep one.`,
    'no-rows': 'There is nothing below the heading yet. Please fill it in and upload it again.',
    list: ', ',
  },
})

/** Why a file was not taken, as a sentence. */
export function sheetSentence(language: Language, refusal: SheetRefusal): string {
  const said = words[language]
  switch (refusal.kind) {
    case 'too-many-rows':
      return said['too-many-rows'](refusal.rows, refusal.most)
    case 'too-many-columns':
      return said['too-many-columns'](refusal.columns, refusal.most)
    case 'mixed-encodings':
    case 'not-csv':
      return said[refusal.kind](refusal.row)
    default:
      return said[refusal.kind]
  }
}

/** Why a heading was not understood, as a sentence; `titles` are the columns in the reader's language. */
export function headingSentence<Name extends string>(
  language: Language,
  refusal: HeadingRefusal<Name>,
  titles: Readonly<Record<Name, string>>,
): string {
  const said = words[language]
  switch (refusal.kind) {
    case 'no-heading':
    case 'missing':
      return said[refusal.kind](refusal.missing.map((name) => titles[name]).join(said.list))
    case 'twice':
      return said.twice(refusal.title)
    case 'no-rows':
      return said['no-rows']
  }
}
