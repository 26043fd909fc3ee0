import { exportKinds, exportWords } from '../../../shared/messages/exports.ts'
import { auditWords, organizationWords } from '../../../shared/messages/organizations.ts'
import { roleWords } from '../../../shared/messages/roles.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { roles } from '../../../shared/rules/roles.ts'
import { type AuditEntry, auditOf } from '../../../shared/store/audit.ts'
import { membersOf } from '../../../shared/store/member.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { table } from '../page/table.ts'
import type { MemberVisit } from '../visit.ts'

type Names = ReadonlyMap<string, string>

/** Who used which right when: names are looked up for the reader, the record itself holds ids only. */
export async function showRecord(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const words = organizationWords[language]
  const [entries, members] = await Promise.all([auditOf(fx.table, by.scope), membersOf(fx.table, by.scope)])
  const names = new Map(members.map(({ member, name }) => [member, name]))
  const rows = entries.map((entry) => [
    sayMoment(entry.at, fx.zone, language, fx.now()),
    whoOf(visit, entry, names),
    whatOf(visit, entry, names),
  ])
  return answerMemberPage(visit, {
    title: words.recordTitle,
    wide: true,
    body: html`<h1>${words.recordTitle}</h1><p>${words.recordText}</p>${
      rows.length === 0
        ? html`<p class="quiet">${words.recordEmpty}</p>`
        : table(words.recordTitle, [words.when, words.who, words.what], rows)
    }`,
  })
}

function whoOf({ language }: MemberVisit, { by }: AuditEntry, names: Names): string {
  const words = organizationWords[language]
  if (by === 'mulin') return words.byMulin
  return by.startsWith('hub ') ? words.byHub : (names.get(by) ?? by)
}

function whatOf(
  { language }: MemberVisit,
  { kind, by, about, detail, reason }: AuditEntry,
  names: Names,
): string {
  const role = roles.find((one) => one === detail)
  const list = exportKinds.find((one) => kind === 'exported' && one === detail)
  const whom = about !== undefined && about !== by ? names.get(about) : undefined
  const said = role ? roleWords[language][role] : list && exportWords[language][list]
  return [auditWords[language][kind], whom, said, reason].filter(Boolean).join(' · ')
}
