/** What spreadsheets take for the beginning of a formula, also as Chinese and Japanese keyboards write it. */
const beginsFormula = /^[=+\-@\t\r\n＝＋－＠]/

/** A value as it may stand in a file that a spreadsheet opens: what begins like a formula gets an apostrophe and stays a text. */
export function withoutFormula(text: string): string {
  return beginsFormula.test(text) ? `'${text}` : text
}

/** The value somebody meant who protected it so. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && beginsFormula.test(text.slice(1)) ? text.slice(1) : text
}
