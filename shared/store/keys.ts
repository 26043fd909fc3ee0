import type { Scope } from './scope.ts'
import type { Key } from './table.ts'

/** Every key of the table, named. Ids are base62 and never contain '#'. */
export const keys = {
  // An organisation's own things.
  organization: (org: string): Key => ({ pk: 'HUB', sk: `ORG#${org}` }),
  member: (scope: Scope, member: string): Key => ({ pk: `O#${scope.org}`, sk: `MEMBER#${member}` }),
  /** The need's texts and everything its ledger does not have to carry. */
  needText: (scope: Scope, need: string): Key => ({ pk: `O#${scope.org}`, sk: `TEXT#${need}` }),
  /** Who holds what; open needs only. */
  ledger: (scope: Scope, need: string): Key => ({ pk: `O#${scope.org}`, sk: `LEDGER#${need}` }),
  /** The ledger of a need that is over: out of the board's way. */
  closedLedger: (scope: Scope, need: string): Key => ({ pk: `OX#${scope.org}`, sk: `LEDGER#${need}` }),
  /** What happened to a need, for its timeline. `at` sorts: ISO time. */
  event: (scope: Scope, need: string, at: string, id: string): Key => ({
    pk: `O#${scope.org}`,
    sk: `EVENT#${need}#${at}#${id}`,
  }),
  /** How a need went, in numbers. `at` sorts: ISO time when it was opened. */
  story: (scope: Scope, at: string, need: string): Key => ({
    pk: `O#${scope.org}`,
    sk: `STORY#${at}#${need}`,
  }),
  /** Which months of an organisation have to be added up anew. */
  figuresDue: (scope: Scope): Key => ({ pk: `O#${scope.org}`, sk: 'FIGURES' }),
  /** What an organisation's needs of a month add up to. With the hub, so that all of a month are one Query. */
  figures: (month: string, org: string): Key => ({ pk: 'HUB', sk: `FIGURES#${month}#${org}` }),
  /** The hub's due work: open ledgers are to be published anew. */
  publishDue: (): Key => ({ pk: 'HUB', sk: 'PUBLISH' }),
  /** A published ledger, of an organisation or an area; `INDEX` lists them. */
  openLedger: (of: string): Key => ({ pk: 'HUB', sk: `OPEN#${of}` }),
  /** What somebody is worried about, for the hub's administrators. */
  concern: (concern: string): Key => ({ pk: 'HUB', sk: `CONCERN#${concern}` }),
  /** That whoever has this address left it with a concern, so that it goes when they are erased. */
  concernOf: (identity: string, concern: string): Key => ({ pk: `C#${identity}`, sk: `WORRIED#${concern}` }),
  /** Whom a need would ask next, for its coordinator. */
  outlook: (scope: Scope, need: string): Key => ({ pk: `O#${scope.org}`, sk: `OUTLOOK#${need}` }),
  groupLink: (scope: Scope, need: string): Key => ({ pk: `O#${scope.org}`, sk: `GROUP#${need}` }),
  /** A robot in one of its chat groups; due when something waits to be said. */
  robot: (scope: Scope, robot: string): Key => ({ pk: `O#${scope.org}`, sk: `ROBOT#${robot}` }),
  /** Needs under one page and one link. */
  campaign: (scope: Scope, campaign: string): Key => ({ pk: `O#${scope.org}`, sk: `CAMPAIGN#${campaign}` }),
  /** A list that is being brought in; its rows beside it, a turn's worth an item. */
  importHead: (scope: Scope, id: string): Key => ({ pk: `O#${scope.org}`, sk: `IMPORT#${id}` }),
  importRows: (scope: Scope, id: string, turn: number): Key => ({
    pk: `O#${scope.org}`,
    sk: `ROWS#${id}#${String(turn).padStart(4, '0')}`,
  }),
  memberInvitation: (scope: Scope, id: string): Key => ({ pk: `O#${scope.org}`, sk: `INVITED#${id}` }),
  /** Who did what with roles, tokens and records, for the organisation's administrators. `at` sorts: ISO time. */
  audit: (scope: Scope, at: string, id: string): Key => ({ pk: `O#${scope.org}`, sk: `AUDIT#${at}#${id}` }),
  /** How many appeals by text an organisation may send, and has sent. */
  organizationTexts: (scope: Scope): Key => ({ pk: `O#${scope.org}`, sk: 'TEXTS' }),
  /** How many a need has sent. */
  needTexts: (scope: Scope, need: string): Key => ({ pk: `O#${scope.org}`, sk: `TEXTED#${need}` }),
  /** How many text messages the whole hub may send a day for a purpose, and has sent. */
  hubTexts: (purpose: string): Key => ({ pk: 'HUB', sk: `TEXTS#${purpose}` }),
  apiToken: (scope: Scope, id: string): Key => ({ pk: `O#${scope.org}`, sk: `APITOKEN#${id}` }),

  // A volunteer's own things.
  volunteer: (volunteer: string): Key => ({ pk: `V#${volunteer}`, sk: 'VOLUNTEER' }),
  budget: (volunteer: string): Key => ({ pk: `V#${volunteer}`, sk: 'BUDGET' }),
  invitation: (volunteer: string, need: string): Key => ({ pk: `V#${volunteer}`, sk: `INV#${need}` }),
  pledge: (volunteer: string, need: string): Key => ({ pk: `V#${volunteer}`, sk: `PLEDGE#${need}` }),
  /** An open need that knows what they have ready. */
  offered: (volunteer: string, need: string): Key => ({ pk: `V#${volunteer}`, sk: `OFFERED#${need}` }),
  /** A fresh link to change preferences, or to a pledge, sent to the volunteer's own channel. */
  freshLink: (volunteer: string, id: string): Key => ({ pk: `V#${volunteer}`, sk: `LINK#${id}` }),
  /** Where matching looks: district × topic, sorted by how far the volunteer reaches, then by where they live. */
  match: (district: string, topic: string, reachArea: string, area: string, volunteer: string): Key => ({
    pk: `M#${district}#${topic}`,
    sk: `${reachArea}#${area}#${volunteer}`,
  }),

  /** The list of open needs: by district, sorted by street. */
  listedNeed: (district: string, street: string, need: string): Key => ({
    pk: `A#${district}`,
    sk: `${street}#${need}`,
  }),

  /** Needs of a district that are short of people. */
  shortNeed: (district: string, need: string): Key => ({ pk: `AS#${district}`, sk: need }),

  // Looked up by an HMAC of the address (see Effects.identify).
  contact: (identity: string): Key => ({ pk: `C#${identity}`, sk: 'CONTACT' }),
  /** Which memberships an address signs in to. */
  login: (identity: string, org: string): Key => ({ pk: `L#${identity}`, sk: `O#${org}` }),
  /** What a number last texted to us. */
  lastWord: (identity: string): Key => ({ pk: `C#${identity}`, sk: 'WORD' }),
  suppressed: (identity: string): Key => ({ pk: `C#${identity}`, sk: 'SUPPRESSED' }),

  // Work for notify.
  wave: (need: string, wave: number): Key => ({
    pk: `N#${need}`,
    sk: `WAVE#${String(wave).padStart(4, '0')}`,
  }),
  /** One message to one person; the id says what it is about, so that writing it twice is writing it once. */
  notice: (to: string, id: string): Key => ({ pk: `T#${to}`, sk: `NOTICE#${id}` }),
  /** What a member has to hear of a campaign, gathered into letters; and each thing of it. */
  campaignNews: (to: string, campaign: string): Key => ({ pk: `T#${to}`, sk: `NEWS#${campaign}` }),
  campaignFact: (to: string, campaign: string, fact: string): Key => ({
    pk: `T#${to}`,
    sk: `FACT#${campaign}#${fact}`,
  }),
  code: (id: string): Key => ({ pk: `K#${id}`, sk: 'CODE' }),
  /** What somebody said who wants to join, until they have typed the code of that id. */
  joining: (id: string): Key => ({ pk: `K#${id}`, sk: 'JOINING' }),
  /** What somebody would stand by for, until they have typed the code of that id. */
  standingAsked: (id: string): Key => ({ pk: `K#${id}`, sk: 'STANDING' }),

  /** What a robot has said and has to say, by need; and an administrator's test. */
  groupNews: (robot: string, need: string): Key => ({ pk: `R#${robot}`, sk: `NEED#${need}` }),
  robotTest: (robot: string): Key => ({ pk: `R#${robot}`, sk: 'TEST' }),
  /** The robot's address, which is its key: a partition of its own, so that who writes it need not read it. */
  robotKey: (robot: string): Key => ({ pk: `RK#${robot}`, sk: 'KEY' }),

  session: (hash: string): Key => ({ pk: `S#${hash}`, sk: 'SESSION' }),
  /** Counters per source and window; they expire. */
  limit: (what: string, source: string, window: number): Key => ({
    pk: `LIMIT#${what}#${source}`,
    sk: `${window}`,
  }),
  areas: (version: string, chunk: string): Key => ({ pk: `AREAS#${version}`, sk: chunk }),
  areasCurrent: (): Key => ({ pk: 'AREAS', sk: 'CURRENT' }),
} as const

/** Partition of the index `need`: invitations and pledges of one need. */
export const needKey = (need: string): string => `N#${need}`

/** An item as the index of its need holds it, with what its keys there say: whose it is ('PLEDGE#…', 'INV#…') and which need. */
export function ofNeed(item: unknown): Record<string, unknown> {
  const { needKey: need, needSort: sort, ...rest } = item as Record<string, unknown>
  return { ...rest, need: afterHash(need), volunteer: afterHash(sort) }
}

const afterHash = (key: unknown): string => String(key).replace(/^[^#]*#/, '')
