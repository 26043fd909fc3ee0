import { describeWords } from '../../../shared/messages/describe-need.ts'
import {
  needColumns,
  needColumnWords,
  neededColumns,
  needHeadings,
} from '../../../shared/messages/import-needs.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import type { ImportKind } from '../../../shared/rules/import-life.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { ageBands } from '../../../shared/store/need-text.ts'
import { goodsTopics } from '../post-need/goods-topics.ts'
import type { SignedIn } from '../visit.ts'
import { type ListKind, listKind } from './list-kind.ts'
import { needReader } from './read-needs.ts'

/** What can be brought in, and how each is read. */
export const listKinds = {
  needs: listKind({
    columns: needColumns,
    needed: neededColumns,
    words: needColumnWords,
    headings: needHeadings,
    choices: (language) => ({
      age: ageBands.map((band) => describeWords[language][band]),
      topic: goodsTopics.map((topic) => topicNames[language][topic]),
    }),
    reader: async (visit) => needReader(visit),
  }),
} as const satisfies Partial<Record<ImportKind, ListKind>>

/** Whether somebody may bring in lists of a kind: every member needs, who looks after volunteers volunteers, the hub organisations. */
export function mayImport(by: Pick<SignedIn, 'role' | 'scope'>, kind: ImportKind): boolean {
  switch (kind) {
    case 'needs':
      return true
    case 'volunteers':
      return by.role !== 'poster'
    case 'organizations':
      return by.role === 'administrator' && by.scope.org === hubOrganization
  }
}
