import { placeOfConcern } from '../../../shared/rules/concerns.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** Pages that open by a link alone: a concern about one is raised below it, so that its token stands nowhere else than it did. */
const behindLink = /^\/[rgc]\/[^/]+/

/** Where a concern about this page is raised. What is not there leads nowhere in particular, whatever its address. */
export function concernLink({ c }: Visit, isThere: boolean): string {
  if (!isThere) return urls.concern()
  const link = behindLink.exec(c.req.path)?.[0]
  return link === undefined ? urls.concern(placeOfConcern(c.req.path)) : urls.concernAbout(link)
}
