import type { Door } from '../../infra/aws/bundle/bundle.ts'
import type { Bundled } from './bundled.ts'

/** Minified bytes of each function that are loaded before its first answer; of `http` with the page of an invitation. */
export function loadedFirst(bundles: Record<Door, Bundled>): Record<Door, number> {
  return {
    http: bundles.http.bytesLoaded('functions/http/answer/show.ts'),
    broadcast: bundles.broadcast.bytesLoaded(),
    notify: bundles.notify.bytesLoaded(),
  }
}
