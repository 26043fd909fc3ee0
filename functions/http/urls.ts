/** Every address of Mulin's pages, in one place. Values fill the path; nothing else builds a URL. */
export const urls = {
  home: () => '/',
  health: () => '/healthz',
  style: () => '/style',
  language: () => '/language',

  // Answering (volunteers, by personal or group link)
  invitation: (token: string) => `/r/${token}`,
  groupLink: (token: string) => `/g/${token}`,
  /** What may be pressed behind a link; `link` is one of the two above. */
  pledge: (link: string) => `${link}/pledge`,
  changePledge: (link: string) => `${link}/change`,
  withdraw: (link: string) => `${link}/withdraw`,
  delivered: (link: string) => `${link}/delivered`,
  standBy: (link: string) => `${link}/stand-by`,
  pledgeCode: (link: string, id: string) => `${link}/code/${id}`,
  decline: (token: string) => `/r/${token}/decline`,
  answerBack: (token: string) => `/r/${token}/answer-back`,
  freshLink: (token: string) => `/r/${token}/fresh-link`,
  oneClickStop: (token: string) => `/r/${token}/stop`,

  // Volunteers
  join: (org: string) => `/join/${org}`,
  confirmCode: (id: string) => `/confirm/${id}`,
  preferencesLink: () => '/preferences',
  preferences: (token: string) => `/p/${token}`,
  leave: (token: string) => `/p/${token}/leave`,

  // Members
  /** `to` is where the person wanted to go. */
  signIn: (to?: string) => (to ? `/sign-in?to=${encodeURIComponent(to)}` : '/sign-in'),
  signInCode: (id: string, to?: string) => `/sign-in/${id}${to ? `?to=${encodeURIComponent(to)}` : ''}`,
  chooseOrganization: () => '/act-for',
  signOut: () => '/sign-out',
  memberInvitation: (token: string) => `/invited/${token}`,
  board: () => '/board',
  closedNeeds: (before?: string) => (before ? `/board/closed?before=${before}` : '/board/closed'),
  need: (need: string) => `/needs/${need}`,
  newNeed: () => '/needs/new',
  editNeed: (need: string) => `/needs/${need}/edit`,
  checkNeed: (need: string) => `/needs/${need}/check`,
  organization: () => '/organization',
  inviteMember: () => '/organization/invite',
  withdrawInvitation: (id: string) => `/organization/invitations/${id}/withdraw`,
  member: (member: string) => `/organization/members/${member}`,
  memberRole: (member: string) => `/organization/members/${member}/role`,
  memberLeaves: (member: string) => `/organization/members/${member}/leave`,
  apiTokens: () => '/organization/api-tokens',
  revokeApiToken: (id: string) => `/organization/api-tokens/${id}/revoke`,
  audit: () => '/organization/record',
  me: () => '/me',
  signOutEverywhere: () => '/me/sign-out-everywhere',
  hub: () => '/hub',
  admitOrganization: () => '/hub/organizations/new',
  hubOrganization: (org: string) => `/hub/organizations/${org}`,
  hubInvite: (org: string) => `/hub/organizations/${org}/administrator`,
  hubState: (org: string) => `/hub/organizations/${org}/state`,

  outbox: () => '/outbox',
  openapi: () => '/api/v1/openapi.json',
  api: (path: string) => `/api/v1/${path}`,
} as const
