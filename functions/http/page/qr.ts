import { renderSVG } from 'uqr'
import { type Html, html, raw } from './page.ts'

/** A QR code as a picture inside the page, always black on white so that dark screens can be read as well. */
export function qrCode(text: string, label: string): Html {
  const svg = renderSVG(text, { border: 4, whiteColor: '#fff', blackColor: '#000' })
  return html`<figure class="qr" role="img" aria-label="${label}">${raw(svg)}</figure>`
}
