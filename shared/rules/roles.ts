/** What a member may be in an organisation. An administrator may do everything a coordinator may, who may do everything a poster may. */
export const roles = ['poster', 'coordinator', 'administrator'] as const
export type Role = (typeof roles)[number]

export function atLeast(role: Role, wanted: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(wanted)
}

/** The organisation whose administrators run the hub: they admit the others. */
export const hubOrganization = 'hub'
