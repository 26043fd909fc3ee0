import { putCampaign } from '../../shared/store/campaign.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { groupLinkOf } from '../../shared/store/link.ts'
import type { Desk } from './a-desk.ts'
import { aNeed } from './a-need.ts'

/** A campaign of so many open needs, schoolbags and coats of one piece each, for which the poster answers; written straight to the table. */
export async function aCampaign(
  { world, scope, poster }: Desk,
  count: number,
): Promise<{ readonly campaign: string; readonly token: string; readonly needs: readonly Where[] }> {
  const campaign = world.fx.newId()
  const token = world.fx.newId(20)
  const needs: Where[] = []
  for (let n = 0; n < count; n++) {
    const line = { id: 'a', label: n % 3 === 0 ? '书包' : '冬季外套', wanted: 1, unit: '件' } as const
    const fit = n % 3 === 0 ? {} : { fit: `身高 ${110 + (n % 5) * 10} cm` }
    const where = await aNeed(world, {
      org: scope.org,
      wanted: [1],
      text: { campaign, responsible: poster.member, lines: [{ ...line, ...fit }] },
      ledger: { responsible: poster.member, lines: [line] },
    })
    const ofGroup = world.fx.newId(20)
    await groupLinkOf(world.fx.table, scope, {
      need: where.need,
      token: ofGroup,
      tokenHash: world.fx.hash(ofGroup),
      at: world.clock.now(),
    })
    needs.push(where)
  }
  await putCampaign(world.fx.table, scope, {
    ...{ campaign, token, tokenHash: world.fx.hash(token), org: scope.org, by: poster.member },
    ...{ title: '新学期心愿', publicText: '', orgName: '云益家社会组织服务中心' },
    needs: needs.map(({ need }) => need),
    at: world.clock.now(),
  })
  return { campaign, token, needs }
}
