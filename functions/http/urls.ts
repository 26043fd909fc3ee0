/** Every address of Mulin's pages, in one place. Values fill the path; nothing else builds a URL. */
export const urls = {
  home: () => '/',
  health: () => '/healthz',
  /** What pages are made of. */
  design: () => '/design',
  cardPicture: () => '/card.png',

  // Answering (volunteers, by personal or group link)
  invitation: (token: string) => `/r/${token}`,
  groupLink: (token: string) => `/g/${token}`,
  /** The one page of a campaign, by its own link. */
  campaignLink: (token: string) => `/c/${token}`,
  /** What may be pressed behind a link; `link` is one of the two above, or one's own (see ownPledge). */
  pledge: (link: string) => `${link}/pledge`,
  changePledge: (link: string) => `${link}/change`,
  withdraw: (link: string) => `${link}/withdraw`,
  delivered: (link: string) => `${link}/delivered`,
  calendar: (link: string) => `${link}/calendar.ics`,
  answerBack: (link: string) => `${link}/answer-back`,
  childNote: (link: string) => `${link}/note`,
  /** What else this device has promised. */
  mine: (link: string) => `${link}/mine`,
  standBy: (link: string) => `${link}/stand-by`,
  takeUp: (link: string) => `${link}/take`,
  pledgeCode: (link: string, id: string) => `${link}/code/${id}`,
  decline: (token: string) => `/r/${token}/decline`,
  freshLink: (token: string) => `/r/${token}/fresh-link`,
  oneClickStop: (token: string) => `/r/${token}/stop`,

  // Volunteers
  join: (org: string) => `/join/${org}`,
  joinWithOffer: (org: string) => `/join/${org}/offer`,
  give: () => '/give',
  confirmCode: (id: string) => `/confirm/${id}`,
  /** `code`: of whoever has just joined in this browser. */
  joined: (code?: string) => (code ? `/joined/${code}` : '/joined'),
  preferencesLink: () => '/preferences',
  preferences: (token: string) => `/p/${token}`,
  offers: (token: string) => `/p/${token}/offers`,
  /** Everything somebody has promised, and one of it: a link to answer by, as those above. */
  ownPledges: (token: string) => `/p/${token}/pledges`,
  ownPledge: (token: string, need: string) => `/p/${token}/pledges/${need}`,
  /** Yes or no of somebody whom an organisation has put on a list. */
  answerListing: (token: string) => `/p/${token}/listed`,
  ownAddress: (token: string, code?: string) => `/p/${token}/address${code ? `?code=${code}` : ''}`,
  ownData: (token: string) => `/p/${token}/data`,
  leave: (token: string) => `/p/${token}/leave`,
  left: () => '/left',
  /** At the root, so that its scope is every page a notification may open. */
  pushWorker: () => '/push-worker.js',
  pushScript: () => '/push.js',
  turnOnPush: (token: string) => `/p/${token}/push`,
  turnOffPush: (token: string) => `/p/${token}/push/off`,
  turnOnAfterJoining: (code: string) => `/joined/${code}/push`,

  // A concern about any page
  /** `page`: the one it is about, as rules/concerns.ts shortens it. */
  concern: (page?: string) => (page ? `/concern?about=${page}` : '/concern'),
  /** The same, behind the link of a request or a campaign. */
  concernAbout: (link: string) => `${link}/concern`,
  concernSent: () => '/concern/sent',

  // Members
  /** `to` is where the person wanted to go. */
  signIn: (to?: string) => (to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'),
  signInCode: (id: string, to?: string) => `/sign-in/${id}${to ? `?to=${encodeURIComponent(to)}` : ''}`,
  chooseOrganization: () => '/act-for',
  signOut: () => '/sign-out',
  /** The first page, for whoever has just signed out in this browser. */
  signedOut: () => '/?signed-out=1',
  memberInvitation: (token: string) => `/invited/${token}`,
  /** `filter`: what of it, as rules/board.ts writes it. */
  board: (filter = '') => (filter === '' ? '/board' : `/board?${filter}`),
  boardChanges: (filter = '') => (filter === '' ? '/board/changes' : `/board/changes?${filter}`),
  boardScript: () => '/board.js',
  severalNeeds: () => '/board/several',
  /** The same for one need: into a campaign, or out of it. */
  needToCampaign: (need: string) => `/board/several?do=campaign&need=${need}`,
  figures: () => '/figures',
  hubFigures: () => '/hub/figures',
  /** For everybody: what organisations have opened. */
  openLedgers: () => '/open',
  openOrganization: (org: string) => `/open/organizations/${org}`,
  openOrganizationData: (org: string) => `/open/organizations/${org}/figures.json`,
  openArea: (area: string) => `/open/areas/${area}`,
  openAreaData: (area: string) => `/open/areas/${area}/figures.json`,
  closedNeeds: (before?: string) => (before ? `/board/closed?before=${before}` : '/board/closed'),
  need: (need: string) => `/needs/${need}`,
  /** The same, for whoever has just changed it. */
  needSaved: (need: string) => `/needs/${need}?done=saved`,
  /** On paper: for the hand-over, and to hang up. */
  needSheet: (need: string) => `/needs/${need}/sheet`,
  needPlacard: (need: string) => `/needs/${need}/poster`,
  newNeed: () => '/needs/new',
  draftScript: () => '/draft.js',
  editNeed: (need: string) => `/needs/${need}/edit`,
  checkNeed: (need: string) => `/needs/${need}/check`,
  extendNeed: (need: string) => `/needs/${need}/extend`,
  cancelNeed: (need: string) => `/needs/${need}/cancel`,
  withdrawConsent: (need: string) => `/needs/${need}/consent-withdrawn`,
  handOverNeed: (need: string) => `/needs/${need}/hand-over`,
  shareNeed: (need: string) => `/needs/${need}/share`,
  shareWithGroups: (need: string) => `/needs/${need}/share/groups`,
  closeNeed: (need: string) => `/needs/${need}/close`,
  byPhone: (need: string) => `/needs/${need}/by-phone`,
  confirmReceipt: (need: string, volunteer: string) => `/needs/${need}/pledges/${volunteer}/receipt`,
  recordNoShow: (need: string, volunteer: string) => `/needs/${need}/pledges/${volunteer}/no-show`,
  letPledgeGo: (need: string, volunteer: string) => `/needs/${need}/pledges/${volunteer}/let-go`,
  decideNote: (need: string, volunteer: string) => `/needs/${need}/pledges/${volunteer}/note`,
  /** Asks next whoever has just what the need lacks; `offer` is what its page calls them by. */
  askOffered: (need: string, offer: string) => `/needs/${need}/offered/${offer}/ask`,
  /** Lists that are brought in, and one of them. */
  imports: () => '/imports',
  importList: (kind: string) => `/imports/${kind}`,
  importTemplate: (kind: string, format: string) => `/imports/${kind}/template.${format}`,
  importOf: (id: string) => `/import/${id}`,
  startImport: (id: string) => `/import/${id}/start`,
  discardImport: (id: string) => `/import/${id}/discard`,
  undoImport: (id: string) => `/import/${id}/undo`,
  exports: () => '/exports',
  campaigns: () => '/campaigns',
  campaign: (id: string) => `/campaigns/${id}`,
  checkCampaign: (id: string) => `/campaigns/${id}/check`,
  editCampaign: (id: string) => `/campaigns/${id}/edit`,
  endCampaign: (id: string) => `/campaigns/${id}/end`,
  shareCampaign: (id: string) => `/campaigns/${id}/share`,
  campaignPlacard: (id: string) => `/campaigns/${id}/poster`,
  organization: () => '/organization',
  inviteMember: () => '/organization/invite',
  withdrawInvitation: (id: string) => `/organization/invitations/${id}/withdraw`,
  member: (member: string) => `/organization/members/${member}`,
  memberRole: (member: string) => `/organization/members/${member}/role`,
  memberLeaves: (member: string) => `/organization/members/${member}/leave`,
  apiTokens: () => '/organization/api-tokens',
  revokeApiToken: (id: string) => `/organization/api-tokens/${id}/revoke`,
  robots: () => '/organization/robots',
  robot: (robot: string) => `/organization/robots/${robot}`,
  testRobot: (robot: string) => `/organization/robots/${robot}/test`,
  removeRobot: (robot: string) => `/organization/robots/${robot}/remove`,
  audit: () => '/organization/record',
  stopAsking: () => '/organization/stop-asking',
  me: () => '/me',
  /** `code`: the id of the code that was sent to the number. */
  myNumber: (code?: string) => (code ? `/me/number?code=${code}` : '/me/number'),
  signOutEverywhere: () => '/me/sign-out-everywhere',
  hub: () => '/hub',
  admitOrganization: () => '/hub/organizations/new',
  hubOrganization: (org: string) => `/hub/organizations/${org}`,
  hubInvite: (org: string) => `/hub/organizations/${org}/administrator`,
  hubOrganizationTexts: (org: string) => `/hub/organizations/${org}/texts`,
  hubTexts: () => '/hub/texts',
  hubStopAsking: () => '/hub/stop-asking',
  hubOrganizationStopAsking: (org: string) => `/hub/organizations/${org}/stop-asking`,
  /** `after`: where the page before ended, of one of the two lists. */
  hubConcerns: (list?: 'open' | 'handled', after?: string) =>
    list === undefined ? '/hub/concerns' : `/hub/concerns?${list}=${after}`,
  hubConcern: (concern: string) => `/hub/concerns/${concern}`,
  hubState: (org: string) => `/hub/organizations/${org}/state`,

  /** Where a gateway of text messages tells what became of them. */
  textNews: () => '/sms/receipts',
  outbox: () => '/outbox',
  openapi: () => '/api/v1/openapi.json',
  api: (path: string) => `/api/v1/${path}`,
} as const
