import { publicFields } from '../../../shared/actions/check-need.ts'
import { checkWords, findingNames } from '../../../shared/messages/check-need.ts'
import { type Finding, findingKey } from '../../../shared/rules/identity-check.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import { marked } from './marked.ts'

/** How a finding is named in the form: its field and where it stands there. */
const findingName = ({ field, start, end }: Finding): string => `${field}:${start}-${end}`

/** The finding a button of the form meant, if it is still there. */
export function namedFinding(findings: readonly Finding[], name: string | undefined): Finding | undefined {
  return findings.find((finding) => findingName(finding) === name)
}

/**
 * What the check points out: each public text with the words marked where they stand, what each of them is, and what can be
 * done about it: taken out, or called harmless where it only looks like a detail.
 */
export function findingsList(
  visit: MemberVisit,
  text: NeedText,
  findings: readonly Finding[],
  harmless: readonly string[],
): Html {
  const words = checkWords[visit.language]
  const fields = publicFields(text).filter(({ field }) => findings.some((one) => one.field === field))
  const recorded = findings.filter(({ severity }) => severity === 'from-record')
  const open = findings.filter((one) => one.severity === 'from-record' || !harmless.includes(findingKey(one)))
  return html`<section aria-labelledby="found"><h2 id="found">${words.foundTitle(open.length)}</h2><p>${words.foundText}</p>
${fields.map(({ field, text: said }) => {
  const here = findings.filter((one) => one.field === field)
  return html`<div class="card"><p class="quiet">${fieldName(visit, text, field)}</p><p>${marked(said, here)}</p><ul class="plain">${here.map(
    (finding) => oneFinding(visit, finding, harmless),
  )}</ul></div>`
})}
${recorded.length > 1 ? html`<button class="plain" name="do" value="remove-recorded">${words.removeAll}</button>` : ''}</section>`
}

function oneFinding(visit: MemberVisit, finding: Finding, harmless: readonly string[]): Html {
  const words = checkWords[visit.language]
  const name = findingName(finding)
  const what = html`<strong>${finding.text}</strong> · ${findingNames[visit.language][finding.kind]}`
  const remove = html`<button class="link" name="remove" value="${name}">${words.removeWords(finding.text)}</button>`
  if (finding.severity === 'from-record')
    return html`<li><p class="error">${what}</p><p>${words.fromRecord} · ${remove}</p></li>`
  const key = findingKey(finding)
  return html`<li><p>${what}</p><p>${words.looksLike} · ${remove}</p><div class="choice"><input type="checkbox" id="${name}" name="harmless" value="${key}"${
    harmless.includes(key) ? html` checked` : ''
  }><label for="${name}">${words.harmlessWords(finding.text)}</label></div></li>`
}

function fieldName({ language }: MemberVisit, text: NeedText, field: string): string {
  const words = checkWords[language]
  if (field === 'publicText') return words.publicText
  if (field === 'dropOff.place') return words.dropPlace
  if (field === 'dropOff.hours') return words.dropHours
  return words.lineField(text.lines.findIndex(({ id }) => field.startsWith(`${id}.`)) + 1)
}
