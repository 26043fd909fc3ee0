import { levelNames } from '../../../shared/messages/areas.ts'
import { describeWords } from '../../../shared/messages/describe-need.ts'
import { categoryWords } from '../../../shared/messages/hub.ts'
import {
  needColumns,
  needColumnWords,
  neededColumns,
  needHeadings,
} from '../../../shared/messages/import-needs.ts'
import {
  neededOfOrganizations,
  neededOfVolunteers,
  organizationColumns,
  organizationColumnWords,
  organizationHeadings,
  volunteerColumns,
  volunteerColumnWords,
  volunteerHeadings,
} from '../../../shared/messages/import-people.ts'
import { topicNames } from '../../../shared/messages/topics.ts'
import { levelsInward } from '../../../shared/rules/areas.ts'
import type { ImportKind } from '../../../shared/rules/import-life.ts'
import { categories } from '../../../shared/rules/organization-kinds.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { topics } from '../../../shared/rules/topics.ts'
import { ageBands } from '../../../shared/store/need-text.ts'
import { goodsTopics } from '../post-need/goods-topics.ts'
import type { SignedIn } from '../visit.ts'
import { type ListKind, listKind } from './list-kind.ts'
import { needReader } from './read-needs.ts'
import { organizationReader, volunteerReader } from './read-people.ts'

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
  volunteers: listKind({
    columns: volunteerColumns,
    needed: neededOfVolunteers,
    words: volunteerColumnWords,
    headings: volunteerHeadings,
    choices: (language) => ({
      topics: topics.map((topic) => topicNames[language][topic]),
      language: ['中文', 'English'],
    }),
    reader: volunteerReader,
  }),
  organizations: listKind({
    columns: organizationColumns,
    needed: neededOfOrganizations,
    words: organizationColumnWords,
    headings: organizationHeadings,
    choices: (language) => ({
      level: levelsInward.map((level) => levelNames[language][level]),
      categories: categories.map((category) => categoryWords[language][category]),
    }),
    reader: organizationReader,
  }),
} as const satisfies Record<ImportKind, ListKind>

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
