import { answerRoutes } from './answer/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { organizationRoutes } from './organizations/routes.ts'
import type { Route } from './route.ts'
import { signInRoutes } from './sign-in/routes.ts'

/** Every route of Mulin. A journey adds its own list here. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...signInRoutes,
  ...organizationRoutes,
  ...answerRoutes,
  ...apiRoutes,
]
