import type { Route } from '../route.ts'
import { urls } from '../urls.ts'
import type { ApiRoute } from './endpoint.ts'
import { readEndpoints } from './read-needs.ts'
import { writeEndpoints } from './write-needs.ts'
import { pledgeEndpoints } from './write-pledges.ts'

/** Every operation of the API. */
export const endpoints: readonly ApiRoute[] = [...readEndpoints, ...writeEndpoints, ...pledgeEndpoints]

/** The API for other systems: its operations, and their description for everybody. */
export const apiRoutes: readonly Route[] = [
  ...endpoints.map(({ route }) => route),
  {
    method: 'GET',
    path: urls.openapi(),
    access: 'everyone',
    handle: async ({ c, settings }) => {
      c.header('cache-control', 'public, max-age=3600')
      const { openApiDocument } = await import('./openapi.ts')
      return c.json(openApiDocument(endpoints, settings.PUBLIC_ORIGIN, settings.VERSION))
    },
  },
]
