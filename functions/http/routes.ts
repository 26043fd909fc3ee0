import { answerRoutes } from './answer/routes.ts'
import { followUpRoutes } from './follow-up/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { organizationRoutes } from './organizations/routes.ts'
import { postNeedRoutes } from './post-need/routes.ts'
import { pushRoutes } from './push/routes.ts'
import type { Route } from './route.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { textRoutes } from './texts/routes.ts'
import { volunteerRoutes } from './volunteer/routes.ts'

/** Every route of Mulin's pages. A journey adds its own list here. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...signInRoutes,
  ...organizationRoutes,
  ...postNeedRoutes,
  ...answerRoutes,
  ...followUpRoutes,
  ...volunteerRoutes,
  ...pushRoutes,
  ...textRoutes,
]

/** The API's routes, and with them the schemas of all it says, are read when another system first asks. */
export const apiRoutes = async (): Promise<readonly Route[]> => (await import('./api/routes.ts')).apiRoutes
