import * as z from 'zod/mini'
import type { Effects } from '../effects.ts'
import type { ImportKind } from '../rules/import-life.ts'
import { getItems } from '../store/batch.ts'
import { changeCampaign, putCampaign, readCampaign, removeCampaign } from '../store/campaign.ts'
import type { ImportItem } from '../store/import-item.ts'
import { type ImportRow, isNeedRow, isOrganizationRow, isVolunteerRow } from '../store/import-row.ts'
import { keys } from '../store/keys.ts'
import { ledger } from '../store/ledger-item.ts'
import { readOrganization } from '../store/organization.ts'
import { removeUnsent } from '../store/remove-need.ts'
import type { Scope } from '../store/scope.ts'
import { volunteer } from '../store/volunteer.ts'
import { takeOffList } from './answer-listing.ts'
import { campaignOf, needOfRow, writeNeedRow } from './need-of-row.ts'
import {
  isEntered,
  organizationOfRow,
  takeOrganizationBack,
  writeOrganizationRow,
} from './organization-of-row.ts'
import { volunteerOfRow, writeVolunteerRow } from './volunteer-of-row.ts'

/** What is done with the rows of one kind of list. Every step may be repeated. */
export interface KindOfImport {
  /** Before the first row. */
  readonly begin?: (fx: Effects, scope: Scope, it: ImportItem) => Promise<void>
  /** Answers a closed word where the row cannot be written. */
  readonly write: (fx: Effects, scope: Scope, it: ImportItem, row: ImportRow) => Promise<string | undefined>
  /** Answers what stays, because it has gone out, by a name for it; undefined for what is gone. */
  readonly takeBack: (fx: Effects, scope: Scope, it: ImportItem, row: number) => Promise<string | undefined>
  /** After the last row was taken back. */
  readonly end?: (fx: Effects, scope: Scope, it: ImportItem) => Promise<void>
  /** How many rows cannot be taken back any more. */
  readonly wentOut: (fx: Effects, scope: Scope, it: ImportItem) => Promise<number>
}

const otherKind = 'other-kind'

export const kindsOfImport: Readonly<Record<ImportKind, KindOfImport>> = {
  needs: {
    begin: beginCampaign,
    write: async (fx, scope, it, row) => (isNeedRow(row) ? writeNeedRow(fx, scope, it, row) : otherKind),
    takeBack: async (fx, scope, it, row) => {
      const need = needOfRow(fx, scope, it, row)
      return (await removeUnsent(fx.table, { scope, need })) ? undefined : need
    },
    end: endCampaign,
    wentOut: async (fx, scope, it) => {
      const needs = it.rows.map((row) => keys.ledger(scope, needOfRow(fx, scope, it, row)))
      const ledgers = await getItems(fx.table, needs, z.pick(ledger, { stage: true }), { strong: true })
      const inside = ledgers.filter(({ stage }) => stage === 'draft' || stage === 'review')
      return needs.length - inside.length
    },
  },
  volunteers: {
    write: async (fx, scope, it, row) =>
      isVolunteerRow(row) ? writeVolunteerRow(fx, scope, it, row) : otherKind,
    takeBack: async (fx, scope, it, row) =>
      (await takeOffList(fx, volunteerOfRow(fx, scope, it, row))) ? undefined : `${row}`,
    wentOut: async (fx, scope, it) => {
      const people = it.rows.map((row) => keys.volunteer(volunteerOfRow(fx, scope, it, row)))
      const found = await getItems(fx.table, people, z.pick(volunteer, { state: true }), { strong: true })
      return found.filter(({ state }) => state === 'active').length
    },
  },
  organizations: {
    write: async (fx, _, it, row) => (isOrganizationRow(row) ? writeOrganizationRow(fx, it, row) : otherKind),
    takeBack: async (fx, _, it, row) => {
      const org = organizationOfRow(fx, it, row)
      return (await takeOrganizationBack(fx, org)) ? undefined : org
    },
    wentOut: async (fx, _, it) => {
      const entered = await Promise.all(it.rows.map((row) => isEntered(fx, organizationOfRow(fx, it, row))))
      return entered.filter(Boolean).length
    },
  },
}

/** The campaign stands before its first need, and names all of them: whatever comes later finds it. */
async function beginCampaign(fx: Effects, scope: Scope, it: ImportItem): Promise<void> {
  if (!it.needs) return
  const organization = await readOrganization(fx.table, scope.org)
  const token = fx.newId(20)
  await putCampaign(fx.table, scope, {
    campaign: campaignOf(it),
    org: scope.org,
    orgName: organization?.name ?? '',
    title: it.needs.title,
    publicText: it.needs.publicText,
    token,
    tokenHash: fx.hash(token),
    needs: it.rows.map((row) => needOfRow(fx, scope, it, row)),
    by: it.by,
    at: fx.now(),
  })
}

/** What the list brought and was taken back leaves the campaign; what was put into it by hand stays, and so does it while it has any. */
async function endCampaign(fx: Effects, scope: Scope, it: ImportItem): Promise<void> {
  const campaign = campaignOf(it)
  const now = await readCampaign(fx.table, scope, campaign, { strong: true })
  if (!now) return
  const brought = new Set(it.rows.map((row) => needOfRow(fx, scope, it, row)))
  const needs = now.needs.filter((need) => !brought.has(need) || it.kept.includes(need))
  if (needs.length === 0) return removeCampaign(fx.table, scope, campaign)
  await changeCampaign(fx.table, scope, campaign, { needs })
}
