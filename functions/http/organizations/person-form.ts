import { contactSentence } from '../../../shared/messages/contact.ts'
import { organizationWords } from '../../../shared/messages/organizations.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { field, type Problems, type Typed } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Longest name of a person, in characters. */
export const longestName = 40

/** The fields for somebody to invite: how to call them and their address. */
export function personFields(visit: Visit, typed: Typed, problems: Problems): Html {
  const words = organizationWords[visit.language]
  const person = { name: 'person', label: words.inviteName, required: true, max: longestName } as const
  const email = {
    name: 'email',
    label: words.inviteEmail,
    type: 'email',
    inputmode: 'email',
    required: true,
  } as const
  return html`${field(person, typed, problems)}${field(email, typed, problems)}`
}

/** Reads the fields; what is wrong is said in the reader's language. */
export function readPerson(
  visit: Visit,
  typed: Typed,
): { readonly person: { readonly name: string; readonly email: string }; readonly problems: Problems } {
  const words = organizationWords[visit.language]
  const contact = parseContact(typed.email ?? '')
  const problems: Record<string, string> = {}
  const nameProblem = nameProblemOf(visit, typed.person)
  if (nameProblem) problems.person = nameProblem
  if (!typed.email || (contact.ok && contact.value.kind !== 'email')) problems.email = words.emailOnly
  else if (!contact.ok) problems.email = contactSentence(visit.language, contact.refusal, 'email')
  return { person: { name: typed.person ?? '', email: contact.ok ? contact.value.address : '' }, problems }
}

/** What is wrong with a person's name, if anything is. */
export function nameProblemOf({ language }: Visit, name: string | undefined): string | undefined {
  const words = organizationWords[language]
  if (!name) return words.nameMissing
  return name.length > longestName ? words.nameTooLong(longestName) : undefined
}
