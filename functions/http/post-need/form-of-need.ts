import type { AreaTree } from '../../../shared/rules/area-tree.ts'
import { promisedOf } from '../../../shared/rules/change-lines.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { areaText } from '../page/area-field.ts'
import type { Typed } from '../page/form.ts'
import type { NeedForm } from './need-form.ts'

/** A need as its form shows it, quantities and date as the ledger has them. */
export function typedOf(
  tree: AreaTree,
  zone: string,
  { text, ledger }: { text: NeedText; ledger: Ledger },
): Typed {
  const typed: Record<string, string> = {
    version: `${text.version}`,
    rows: `${text.lines.length}`,
    alias: text.beneficiary.alias,
    ageBand: text.beneficiary.ageBand,
    realName: text.beneficiary.realName ?? '',
    school: text.beneficiary.school ?? '',
    phone: text.beneficiary.phone ?? '',
    address: text.beneficiary.address ?? '',
    internalText: text.internalText,
    heardHow: text.heard?.how ?? '',
    heardFrom: text.heard?.from ?? '',
    publicText: text.publicText,
    area: areaText(tree, text.area),
    urgency: text.urgency,
    deadline: dayOf(ledger.deadline, zone),
    dropPlace: text.dropOff.place,
    dropHours: text.dropOff.hours,
    consentBy: text.consent?.by ?? '',
    consentHow: text.consent?.how ?? '',
    consentOn: text.consent ? dayOf(text.consent.at, zone) : '',
  }
  text.lines.forEach((line, i) => {
    const wanted = ledger.lines.find(({ id }) => id === line.id)?.wanted ?? line.wanted
    Object.assign(typed, {
      [`line${i + 1}`]: line.id,
      [`label${i + 1}`]: line.label,
      [`wanted${i + 1}`]: `${wanted}`,
      [`unit${i + 1}`]: line.unit,
      [`fit${i + 1}`]: line.fit ?? '',
    })
  })
  return typed
}

/** What of each line is promised and received, while a need is under way. */
export function underWay(ledger: Ledger): NonNullable<NeedForm['underWay']> {
  return Object.fromEntries(
    ledger.lines.map(({ id }) => [
      id,
      { promised: promisedOf(ledger, id).promised, received: ledger.received[id] ?? 0 },
    ]),
  )
}
