import type { Effects } from '../effects.ts'
import type { Language } from '../messages/catalogue.ts'
import type { Contact } from '../rules/contact.ts'
import { packHold, type Quantities } from '../rules/ledger.ts'
import { type Result, refuse } from '../rules/result.ts'
import { readLedger, type Where } from '../store/ledger-item.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { joinVolunteer } from './join.ts'
import { type PledgeRefusal, pledge } from './pledge.ts'

export interface Call extends Where {
  /** The member who took the call. */
  readonly by: string
  /** Made with the form: a double click is the same call. */
  readonly call: string
  readonly name: string
  /** How to reach them; may be left out. */
  readonly contact?: Contact
  readonly language: Language
  readonly area: string
  readonly quantities: Quantities
  readonly word: string
  readonly bringBy: number
  /** They have brought it already: it is a receipt, too. */
  readonly arrived: boolean
}

/**
 * Writes down the pledge of somebody who phoned or came by, as any other pledge; they are never asked for anything by Mulin.
 * A number that is already known belongs to the volunteer who has it.
 */
export async function recordByPhone(fx: Effects, it: Call): Promise<Result<unknown, PledgeRefusal>> {
  const { volunteer } = await joinVolunteer(
    { ...fx, newId: () => idOfCall(fx, it) },
    {
      name: it.name,
      language: it.language,
      area: it.area,
      ...(it.contact ? { contact: it.contact } : {}),
      org: it.scope.org,
      as: 'by-phone',
    },
  )
  const of = { scope: it.scope, need: it.need, volunteer }
  const { name, quantities, word, bringBy } = it
  const device = fx.hash(`call ${it.call}`).slice(0, 22)
  const done = await pledge(fx, { ...of, name, quantities, word, bringBy, via: 'phone', device })
  if (!done.ok || !it.arrived) return done
  const ledger = await readLedger(fx.table, of, { strong: true })
  const got = ledger?.got[volunteer] ?? ''
  // A repeated press finds it received already.
  if (ledger?.holds[volunteer] === undefined && got !== '') return done
  const seen = { hold: ledger?.holds[volunteer] ?? packHold({ quantities, by: bringBy }), got }
  const received = await confirmReceipt(fx, { ...of, by: it.by, seen, received: quantities, rest: 'reopen' })
  return received.ok ? done : refuse(received.refusal)
}

/** The caller's id comes from the call, so that a repeated press is the same person; nobody can choose it. */
function idOfCall(fx: Effects, { scope, need, call }: Call): string {
  return fx
    .hash(`by phone ${scope.org} ${need} ${call}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 12)
}
