import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, about the longest first: begun early, none of them is left over at the end for one core alone. Where nothing is known of earlier
 * runs, vitest would go by the size of a file, which says little.
 */
const longest = [
  'promises/accessibility',
  'story/xiaozhi',
  'promises/crash-import',
  'story/journeys',
  'story/keyboard',
  'promises/cast-fairness',
  'volunteers/on-this-phone.browser',
  'promises/authz-matrix',
  'promises/regex-time',
  'broadcast/offer-fits-open-need',
  'promises/crash-post-need',
  'promises/group-pace',
  'promises/sms-budget',
  'promises/cast-once',
  'promises/cast-wave-stops',
  'figures/need-life',
  'promises/ledger-model',
  'promises/crash-broadcast',
  'campaigns/campaign',
  'promises/bundle-runs',
  'promises/tenant-swap',
  'promises/csrf-matrix',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return found < 0 ? longest.length : found
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
