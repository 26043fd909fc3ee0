import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { invitationIndex } from '../../shared/store/invitation.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import type { World } from './world.ts'

/** An invitation as notify leaves it after sending; answers its volunteer and the path of its link. */
export async function anInvitation(
  world: World,
  where: Where,
  given: { readonly name?: string; readonly volunteer?: string } = {},
): Promise<{ readonly volunteer: string; readonly path: string; readonly token: string }> {
  const volunteer = given.volunteer ?? world.fx.newId()
  const token = world.fx.newId(20)
  await world.fx.table.client.send(
    new PutCommand({
      TableName: world.fx.table.name,
      Item: {
        ...keys.invitation(volunteer, where.need),
        ...invitationIndex(where.need, volunteer),
        volunteer,
        need: where.need,
        org: where.scope.org,
        wave: 1,
        name: given.name ?? '王**',
        language: 'zh-CN',
        state: 'sent',
        tokenHash: world.fx.hash(token),
        linkKeyId: '1',
        at: world.clock.now(),
      },
    }),
  )
  return { volunteer, token, path: `/r/${token}` }
}
