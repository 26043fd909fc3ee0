import type { Effects } from '../effects.ts'
import type { Language } from '../messages/catalogue.ts'
import type { Contact } from '../rules/contact.ts'
import { packQuantities, type Quantities } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { readLedger, type Where } from '../store/ledger-item.ts'
import { readPledge } from '../store/pledge.ts'
import { writeAsked } from '../store/pledge-record.ts'
import type { OfPledge } from './change-pledge.ts'
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
  const device = fx.hash(`call ${it.call}`).slice(0, 22)
  if (it.arrived) return recordArrival(fx, it, of, device)
  const { name, quantities, word, bringBy } = it
  return pledge(fx, { ...of, name, quantities, word, bringBy, via: 'phone', device, proven: true })
}

/**
 * It is here already: the record first, then the receipt by one update of the ledger, without a hold in between that could be
 * taken twice. What had come before is read first: a repeated press then either finds itself done or names the same receipt.
 */
async function recordArrival(
  fx: Effects,
  it: Call,
  of: OfPledge,
  device: string,
): Promise<Result<unknown, PledgeRefusal>> {
  const ledger = await readLedger(fx.table, of, { strong: true })
  const got = ledger?.got[of.volunteer] ?? ''
  const record = await readPledge(fx.table, of.volunteer, of.need, { strong: true })
  const isRepeat = record?.devices?.includes(device) ?? false
  if (isRepeat && (record?.state !== 'asked' || got !== (record.received ?? ''))) return ok(undefined)
  if (ledger && of.volunteer in ledger.holds) return refuse({ kind: 'acted-elsewhere' })
  await writeAsked(fx.table, fx.now(), {
    volunteer: of.volunteer,
    need: of.need,
    org: of.scope.org,
    lines: packQuantities(it.quantities),
    name: it.name,
    word: it.word,
    bringBy: it.bringBy,
    via: 'phone',
    device,
    proven: true,
  })
  return confirmReceipt(fx, {
    ...of,
    by: it.by,
    seen: { hold: '', got },
    received: it.quantities,
    rest: 'reopen',
  })
}

/** The caller's id comes from the call, so that a repeated press is the same person; nobody can choose it. */
function idOfCall(fx: Effects, { scope, need, call }: Call): string {
  return fx
    .hash(`by phone ${scope.org} ${need} ${call}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 12)
}
