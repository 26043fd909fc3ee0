import { campaignRoutes } from './campaigns/routes.ts'
import { concernRoutes } from './concerns/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { figuresRoutes } from './figures/routes.ts'
import { followUpRoutes } from './follow-up/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { organizationRoutes } from './organizations/routes.ts'
import { postNeedRoutes } from './post-need/routes.ts'
import type { Route } from './route.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { textRoutes } from './texts/routes.ts'

/** Every route of members' and the hub's pages, where concerns are raised, and where a gateway knocks. A journey adds its own list here. */
export const memberRoutes: readonly Route[] = [
  ...signInRoutes,
  ...organizationRoutes,
  ...postNeedRoutes,
  ...importRoutes,
  ...campaignRoutes,
  ...exportRoutes,
  ...followUpRoutes,
  ...figuresRoutes,
  ...textRoutes,
  ...concernRoutes,
]
