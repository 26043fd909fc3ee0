import type { Effects } from '../effects.ts'
import { hubOrganization } from '../rules/roles.ts'
import { type TextPurpose, textPurposes } from '../rules/text-limits.ts'
import { writeAudit } from '../store/audit.ts'
import { keys } from '../store/keys.ts'
import { type Scope, scopeOf } from '../store/scope.ts'
import { openTextBudget, readTextBudget, setTextBudget, type TextBudget } from '../store/text-budget.ts'

/** What the hub may send a day, by purpose; undefined where nothing has been set. */
export type HubTexts = Readonly<Record<TextPurpose, TextBudget | undefined>>

/** Gives the hub the numbers of the settings, where it has none. */
export async function openHubTexts(fx: Effects): Promise<void> {
  await Promise.all(
    textPurposes.map((purpose) => openTextBudget(fx.table, keys.hubTexts(purpose), fx.texts.perDay[purpose])),
  )
}

export async function hubTexts(fx: Effects): Promise<HubTexts> {
  const [codes, appeals, notices] = await Promise.all(
    textPurposes.map((purpose) => readTextBudget(fx.table, keys.hubTexts(purpose))),
  )
  return { codes, appeals, notices }
}

/** The hub sets how many text messages it sends a day. */
export async function setHubTexts(
  fx: Effects,
  by: string,
  most: Readonly<Record<TextPurpose, number>>,
): Promise<void> {
  await Promise.all(
    textPurposes.map((purpose) => setTextBudget(fx.table, keys.hubTexts(purpose), most[purpose])),
  )
  await noted(fx, scopeOf(hubOrganization), by)
}

/** What an organisation may send a month in appeals, and has sent. */
export function organizationTexts(fx: Effects, scope: Scope): Promise<TextBudget | undefined> {
  return readTextBudget(fx.table, keys.organizationTexts(scope))
}

/** The hub sets how many appeals an organisation may send by text in a month. */
export async function setOrganizationTexts(
  fx: Effects,
  by: string,
  scope: Scope,
  most: number,
): Promise<void> {
  await setTextBudget(fx.table, keys.organizationTexts(scope), most)
  await noted(fx, scope, `hub ${by}`)
}

async function noted(fx: Effects, scope: Scope, by: string): Promise<void> {
  await writeAudit(fx.table, scope, 'texts', { kind: 'texts-changed', at: fx.now(), by })
}
