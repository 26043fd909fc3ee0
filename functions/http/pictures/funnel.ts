import { html } from '../page/page.ts'
import { at, type Drawing, pictureWidth } from './picture.ts'

export interface Step {
  readonly label: string
  readonly count: number
}

const each = 38

/** How many came how far: a bar for each step, as long as its share of the first. */
export function funnel(steps: readonly Step[]): Drawing {
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const drawn = steps.map(({ label, count }, i) => {
    const y = i * each
    return html`<text x="0" y="${y + 13}">${label}</text><text x="${pictureWidth}" y="${y + 13}" text-anchor="end" font-weight="600">${count}</text><rect x="0" y="${y + 18}" width="${pictureWidth}" height="12" rx="3" fill="var(--soft)"/><rect x="0" y="${y + 18}" width="${at((count / most) * pictureWidth)}" height="12" rx="3" fill="var(--go)"/>`
  })
  return { height: steps.length * each, drawn }
}
