import type { Effects } from '../effects.ts'
import { pathOf } from '../rules/area-tree.ts'
import { checkIdentity, type Finding } from '../rules/identity-check.ts'
import { areaTree } from '../store/areas-store.ts'
import type { NeedText } from '../store/need-text.ts'

/** Everything in an outcome note that would tell those who gave who the beneficiary is, or may. */
export async function checkForGivers(fx: Effects, text: NeedText, note: string): Promise<readonly Finding[]> {
  const { alias, realName, school, phone, address } = text.beneficiary
  const finerThanStreet = pathOf(await areaTree(fx.table), text.area).filter(
    ({ level }) => level === 'community',
  )
  return checkIdentity([{ field: 'note', text: note }], {
    ...{ alias, realName, school, phone, address },
    title: text.title,
    internalText: text.internalText,
    otherNames: text.consent ? [text.consent.by] : [],
    places: finerThanStreet.map(({ name }) => name),
  })
}
