import { roleHints, roleWords } from '../../../shared/messages/roles.ts'
import { roles } from '../../../shared/rules/roles.ts'
import { radios } from '../page/choices.ts'
import type { Html } from '../page/page.ts'
import type { Visit } from '../visit.ts'

/** Choosing a role, each with what it may do. */
export function roleChoice(
  { language }: Visit,
  legend: string,
  chosen: string | undefined,
  problem: string | undefined,
): Html {
  const options = roles.map((value) => ({
    value,
    label: roleWords[language][value],
    hint: roleHints[language][value],
  }))
  return radios({ name: 'role', legend, options, problem }, chosen)
}
