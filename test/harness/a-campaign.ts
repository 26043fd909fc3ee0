import { putCampaign } from '../../shared/store/campaign.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import type { Desk } from './a-desk.ts'
import { aNeed } from './a-need.ts'

/** A campaign of so many open needs of one coat each, for which the poster answers; written straight to the table. */
export async function aCampaign(
  { world, scope, poster }: Desk,
  count: number,
): Promise<{ readonly campaign: string; readonly token: string; readonly needs: readonly Where[] }> {
  const campaign = world.fx.newId()
  const token = world.fx.newId(20)
  const needs: Where[] = []
  for (let n = 0; n < count; n++)
    needs.push(
      await aNeed(world, {
        org: scope.org,
        wanted: [1],
        text: { campaign, responsible: poster.member },
        ledger: { responsible: poster.member },
      }),
    )
  await putCampaign(world.fx.table, scope, {
    ...{ campaign, token, tokenHash: world.fx.hash(token), org: scope.org, by: poster.member },
    ...{ title: '新学期心愿', publicText: '', orgName: '云益家社会组织服务中心' },
    needs: needs.map(({ need }) => need),
    at: world.clock.now(),
  })
  return { campaign, token, needs }
}
