import { describe, expect, it } from 'vitest'
import { notifyHandler } from '../../functions/notify/handler.ts'
import { restMs } from '../../shared/rules/budget.ts'
import { readInvitation } from '../../shared/store/invitation.ts'
import { readLedger } from '../../shared/store/ledger-item.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { aWorld, type World } from '../harness/world.ts'

/** A receipt of SES as SNS hands it to the function. */
function receipt(world: World, ...messages: readonly unknown[]): Promise<unknown> {
  const Records = messages.map((message) => ({
    EventSource: 'aws:sns',
    Sns: { Message: typeof message === 'string' ? message : JSON.stringify(message) },
  }))
  return notifyHandler(world.fx)({ Records }, {} as never)
}

const bounce = (emailAddress: string, bounceType = 'Permanent') => ({
  notificationType: 'Bounce',
  bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [{ emailAddress, status: '5.1.1' }] },
  mail: { messageId: '0100' },
})
const complaint = (emailAddress: string, complaintFeedbackType?: string) => ({
  eventType: 'Complaint',
  complaint: { complainedRecipients: [{ emailAddress }], complaintFeedbackType },
})

async function asked(world: World) {
  const need = await aNeed(world)
  const person = await aVolunteer(world.fx)
  await aWave(world, need, [person])
  await world.sweep()
  const again = async () => {
    world.clock.advance(restMs.silent)
    const next = await aNeed(world)
    await aWave(world, next, [person])
    await world.sweep()
    return world.post.to(person.email!.address).length
  }
  const state = async () => (await readInvitation(world.fx.table, person.volunteer, need.need))?.state
  return { need, address: person.email!.address, again, state }
}

describe('bounce-stop', () => {
  it('sends nothing more to a mailbox that is gone, and shows the coordinator who was not reached', async () => {
    const world = await aWorld()
    const { need, address, again, state } = await asked(world)
    await receipt(world, bounce(`"Wang" <${address.toUpperCase()}>`), bounce(address))
    expect(await state()).toBe('failed')
    expect((await readLedger(world.fx.table, need))?.dueAt).toBe(world.clock.now())
    expect(await again()).toBe(1)
  })

  it('asks nobody again who called a message unwanted', async () => {
    const world = await aWorld()
    const { address, again, state } = await asked(world)
    await receipt(world, complaint(address, 'abuse'))
    expect(await state()).toBe('sent')
    expect(await again()).toBe(1)
  })

  it('goes on after a full mailbox, or after "this is no spam"', async () => {
    const world = await aWorld()
    const { address, again } = await asked(world)
    await receipt(world, bounce(address, 'Transient'), complaint(address, 'not-spam'))
    expect(await again()).toBe(2)
  })

  it('believes a server that refuses the recipient', async () => {
    const world = await aWorld()
    const { again, address } = await asked(world)
    world.post.meet(({ to }) => (to === address ? { kind: 'refused', permanent: true } : { kind: 'sent' }))
    await again()
    world.post.meet(undefined)
    expect(await again()).toBe(1)
  })
})

describe('cast-receipts', () => {
  it('survives receipts that are late, repeated, foreign or not receipts at all', async () => {
    const world = await aWorld()
    const { address, again } = await asked(world)
    await receipt(
      world,
      'no json',
      { hello: 1 },
      '[]',
      { notificationType: 'Delivery', delivery: {} },
      bounce('unknown@example.org'),
      bounce('no address at all'),
      { notificationType: 'Bounce' },
      bounce(address),
      bounce(address),
    )
    expect(world.logs.filter((line) => line.code === 'receipt-unread')).toHaveLength(4)
    expect(await again()).toBe(1)
  })
})
