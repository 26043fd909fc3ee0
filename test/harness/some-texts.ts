import { keys } from '../../shared/store/keys.ts'
import type { Scope } from '../../shared/store/scope.ts'
import { setTextBudget } from '../../shared/store/text-budget.ts'
import type { Process } from './world.ts'

/** Lets text messages go out: of the hub a day, and of an organisation a month; plenty unless told. */
export async function someTexts(
  { fx }: Pick<Process, 'fx'>,
  scope?: Scope,
  most: { organization?: number; codes?: number; appeals?: number; notices?: number } = {},
): Promise<void> {
  const { organization = 1000, codes = 1000, appeals = 1000, notices = 1000 } = most
  if (scope) await setTextBudget(fx.table, keys.organizationTexts(scope), organization)
  for (const [purpose, number] of Object.entries({ codes, appeals, notices }))
    await setTextBudget(fx.table, keys.hubTexts(purpose), number)
}
