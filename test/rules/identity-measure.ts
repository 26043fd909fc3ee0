import { checkIdentity, type Finding } from '../../shared/rules/identity-check.ts'
import { type Case, records } from './identity-cases.ts'

interface Detail {
  readonly start: number
  readonly end: number
  readonly fromRecord: boolean
}

export interface Measure {
  readonly details: number
  readonly found: number
  readonly fromRecord: number
  readonly calledSo: number
  readonly findings: number
  readonly right: number
  /** Harmless texts in which something was pointed out, of all harmless texts. */
  readonly harmless: number
  readonly disturbed: number
  /** One line per miss and per false alarm. */
  readonly mistakes: readonly string[]
}

/** Takes the marks out of a labelled text. */
export function unmark(marked: string): { text: string; details: Detail[] } {
  const details: Detail[] = []
  let text = ''
  for (const part of marked.split(/(⟦!?[^⟧]*⟧)/)) {
    const inner = /^⟦(!?)([^⟧]*)⟧$/.exec(part)
    if (inner)
      details.push({ start: text.length, end: text.length + inner[2]!.length, fromRecord: inner[1] === '!' })
    text += inner ? inner[2] : part
  }
  return { text, details }
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** A detail is found when findings cover at least half of it; a finding is right when it touches a detail. */
export function measure(cases: readonly Case[]): Measure {
  const sum = {
    details: 0,
    found: 0,
    fromRecord: 0,
    calledSo: 0,
    findings: 0,
    right: 0,
    harmless: 0,
    disturbed: 0,
  }
  const mistakes: string[] = []
  for (const { record, text: marked, isPlace = false } of cases) {
    const { text, details } = unmark(marked)
    const findings = checkIdentity([{ field: 'text', text, isPlace }], records[record])
    const covers = (detail: Detail, among: readonly Finding[]) =>
      among.reduce((all, finding) => all + overlap(detail, finding), 0) * 2 >= detail.end - detail.start
    for (const detail of details) {
      const words = text.slice(detail.start, detail.end)
      sum.details++
      if (covers(detail, findings)) sum.found++
      else mistakes.push(`missed ${words} in: ${text}`)
      if (!detail.fromRecord) continue
      sum.fromRecord++
      const strong = findings.filter(({ severity }) => severity === 'from-record')
      if (covers(detail, strong)) sum.calledSo++
      else mistakes.push(`not from the record: ${words} in: ${text}`)
    }
    for (const finding of findings) {
      sum.findings++
      if (details.some((detail) => overlap(detail, finding) > 0)) sum.right++
      else mistakes.push(`false alarm ${finding.kind} ${finding.text} in: ${text}`)
    }
    if (details.length === 0) {
      sum.harmless++
      if (findings.length > 0) sum.disturbed++
    }
  }
  return { ...sum, mistakes }
}
