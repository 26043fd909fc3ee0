/** Messages to a member of an organisation. */
export const memberNotices = [
  'review-asked',
  'sent-back',
  'first-pledge',
  'covered',
  'nobody-left',
  'withdrawn',
  'still-needed',
  'lapsed-pledge',
  'delivered',
  'answer-back',
  'child-note',
  'member-invited',
  'deadline-passed',
  'campaign-review',
  /** Of all needs of a campaign together: sixty letters at once are read by nobody. */
  'campaign-nobody-left',
  'campaign-deadline-passed',
  'campaign-news',
  'hub-stopped',
  'hub-held',
  'hub-released',
  /** The hub has stopped all asking of their organisation, or its work, or let it go on. */
  'organization-held',
  'organization-stopped',
  'organization-released',
  /** To the hub's administrators. */
  'concern-raised',
] as const

/** Messages to a volunteer about their own pledge or profile; not counted as asking. */
export const volunteerNotices = [
  'pledge-noted',
  'pledge-changed',
  'pledge-withdrawn',
  'promoted',
  'reminder',
  'lapsed',
  'need-changed',
  'need-cancelled',
  'need-stopped',
  'asking-held',
  'work-held',
  'goes-on',
  'outcome',
  'no-longer-needed',
  'fresh-link',
  'preferences-link',
  'join-asked',
] as const
/** Messages to somebody who left an address with a concern, and is nobody else to us. */
export const reporterNotices = ['concern-answered'] as const
export type MemberNotice = (typeof memberNotices)[number]
export type VolunteerNotice = (typeof volunteerNotices)[number]
export type ReporterNotice = (typeof reporterNotices)[number]
export type NoticeKind = MemberNotice | VolunteerNotice | ReporterNotice
