import { day, moreDay, moreNight, night } from '../page/style/tokens.ts'

/** Colours by what they are for. */
export type Palette = Readonly<Record<string, string>>

export const palettes: Readonly<Record<'day' | 'night', Palette>> = {
  day: read(`${day};${moreDay}`),
  night: read(`${night};${moreNight}`),
}

function read(tokens: string): Palette {
  return Object.fromEntries(
    tokens.split(';').map((one) => {
      const [name = '', colour = ''] = one.split(':')
      return [name.slice(2), colour]
    }),
  )
}

/** What stands on what, and the contrast it needs at least: text 4.5:1, the edge of a control and the ring of focus 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const pairs = [
  ...(['paper', 'card', 'soft'] as const).flatMap((ground) => [
    { ink: 'ink', ground, least: 4.5 } as const,
    { ink: 'quiet', ground, least: 4.5 } as const,
  ]),
  { ink: 'ink', ground: 'go-soft', least: 4.5 },
  { ink: 'go', ground: 'paper', least: 4.5 },
  { ink: 'go', ground: 'card', least: 4.5 },
  { ink: 'go', ground: 'go-soft', least: 4.5 },
  { ink: 'on-go', ground: 'go', least: 4.5 },
  { ink: 'on-roof', ground: 'roof', least: 4.5 },
  { ink: 'warn', ground: 'paper', least: 4.5 },
  { ink: 'warn', ground: 'card', least: 4.5 },
  { ink: 'warn', ground: 'warn-soft', least: 4.5 },
  { ink: 'wait', ground: 'wait-soft', least: 4.5 },
  { ink: 'edge', ground: 'card', least: 3 },
  { ink: 'edge', ground: 'paper', least: 3 },
  { ink: 'focus', ground: 'paper', least: 3 },
  { ink: 'focus', ground: 'card', least: 3 },
] as const

/** The contrast of two colours given as '#rgb' or '#rrggbb', 1–21, by WCAG's relative luminance. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const hex =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
