import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Organisations somebody does not want to hear from, each to be heard again by a tick. Nothing when there are none. */
export async function mutedField(visit: Visit, { muted = [] }: Volunteer): Promise<Html> {
  if (muted.length === 0) return html``
  const words = volunteerWords[visit.language]
  const found = await Promise.all(muted.map((org) => readOrganization(visit.fx.table, org)))
  const names = muted.map((org, i) => ({ org, name: found[i]?.name ?? words.goneOrganization }))
  return html`<fieldset class="choice"><legend>${words.mutedTitle}</legend>${names.map(
    ({ org, name }) =>
      html`<div><input type="checkbox" id="muted-${org}" name="hearAgain" value="${org}"><label for="muted-${org}">${words.hearAgain(name)}</label></div>`,
  )}</fieldset>`
}
