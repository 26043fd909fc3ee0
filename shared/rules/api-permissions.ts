/** What an API token may be allowed to do. */
export const apiPermissions = ['needs:read', 'needs:write', 'pledges:read', 'pledges:write'] as const
export type ApiPermission = (typeof apiPermissions)[number]
