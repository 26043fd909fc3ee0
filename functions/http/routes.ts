import { answerRoutes } from './answer/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { pushRoutes } from './push/routes.ts'
import type { Route } from './route.ts'
import { volunteerRoutes } from './volunteer/routes.ts'

/** What a message leads to, and what everybody may open: read before the first answer. A journey adds its own list here. */
export const frontRoutes: readonly Route[] = [
  ...homeRoutes,
  ...answerRoutes,
  ...volunteerRoutes,
  ...pushRoutes,
]

/** Pages of members and the hub: their lists are read when somebody asks for a page that is none of the above. */
export const memberRoutes = async (): Promise<readonly Route[]> =>
  (await import('./member-routes.ts')).memberRoutes

/** The API's routes, and with them the schemas of all it says, are read when another system first asks. */
export const apiRoutes = async (): Promise<readonly Route[]> => (await import('./api/routes.ts')).apiRoutes
