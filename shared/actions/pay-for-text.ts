import type { Effects } from '../effects.ts'
import { dayOf } from '../rules/dates.ts'
import { mayText, monthOf, type TextPurpose, type TextRefusal } from '../rules/text-limits.ts'
import { keys } from '../store/keys.ts'
import type { Where } from '../store/ledger-item.ts'
import { countUpTo, readTextBudget, spendText, textsLeft } from '../store/text-budget.ts'

/** Pays for a text message before it is handed over; answers why it may not be sent, or undefined when it is paid for. */
export async function payForText(
  fx: Effects,
  number: string,
  purpose: Exclude<TextPurpose, 'appeals'>,
): Promise<TextRefusal | undefined> {
  if (!mayText(number, fx.texts)) return 'country'
  return (await spendOfHub(fx, purpose)) ? undefined : 'hub'
}

/**
 * Pays for an appeal by text: the need's, the organisation's and the hub's. The larger two are looked at first, so that nothing is spent where another
 * is used up already.
 */
export async function payForAppeal(
  fx: Effects,
  number: string,
  where: Where,
): Promise<TextRefusal | undefined> {
  if (!mayText(number, fx.texts)) return 'country'
  const { table } = fx
  const ofOrganization = keys.organizationTexts(where.scope)
  const month = monthOf(fx.now(), fx.zone)
  const [organization, hub] = await Promise.all([
    readTextBudget(table, ofOrganization),
    readTextBudget(table, keys.hubTexts('appeals')),
  ])
  if (textsLeft(organization, month) === 0) return 'organization'
  if (textsLeft(hub, dayOf(fx.now(), fx.zone)) === 0) return 'hub'
  const ofNeed = keys.needTexts(where.scope, where.need)
  if (!(await countUpTo(table, ofNeed, fx.texts.perNeed, fx.now()))) return 'need'
  if (!(await spendText(table, ofOrganization, month))) return 'organization'
  return (await spendOfHub(fx, 'appeals')) ? undefined : 'hub'
}

function spendOfHub(fx: Effects, purpose: TextPurpose): Promise<boolean> {
  return spendText(fx.table, keys.hubTexts(purpose), dayOf(fx.now(), fx.zone))
}

/** Whether the hub may send another text message for this purpose today; nothing is spent. */
export async function hubMayText(fx: Effects, purpose: TextPurpose): Promise<boolean> {
  const budget = await readTextBudget(fx.table, keys.hubTexts(purpose))
  return textsLeft(budget, dayOf(fx.now(), fx.zone)) > 0
}
