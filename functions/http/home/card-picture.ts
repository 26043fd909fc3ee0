import type { Visit } from '../visit.ts'
import { drawCard } from './draw-card.ts'
import { pngOf } from './png.ts'

let picture: Uint8Array<ArrayBuffer> | undefined

/** GET /card.png: the one picture on every preview card, drawn when somebody first asks. It may be kept for a day: it is ours and the same for all. */
export async function serveCardPicture({ c }: Visit): Promise<Response> {
  picture ??= new Uint8Array(pngOf(drawCard()))
  return c.body(picture, 200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' })
}
