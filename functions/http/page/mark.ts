import { html, raw } from 'hono/html'

/** Two houses that lean on each other: where they overlap there is a door for both. */
const houses = (first: string, second: string, door: string) =>
  `<path fill="${first}" d="M1 9l8-7 8 7v10H1z"/><path fill="${second}" d="M11 11l7-6 7 6v8H11z"/><path fill="${door}" d="M11 12h6v7h-6z"/>`

/** The mark beside the name, drawn in the colours of the roof it stands on. */
export const mark = html`<svg viewBox="0 0 26 20" width="31" height="24" aria-hidden="true">${raw(houses('#fffaf0', '#f0a860', '#7d2f12'))}</svg>`

/** The same as the icon of a browser's tab. */
export const markIcon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -3 26 26">${houses('#1a5a4b', '#e8893a', '#7d2f12')}</svg>`,
)}`
