import { expect, test } from 'vitest'
import { contrast, pairs, palettes } from '../../functions/http/design/contrast.ts'

const measured = (['day', 'night'] as const).flatMap((palette) =>
  pairs.map(({ ink, ground, least }) => {
    const { [ink]: one = '', [ground]: other = '' } = palettes[palette]
    return { palette, ink, ground, least, contrast: contrast(one, other) }
  }),
)

test.each(measured)('By $palette, $ink can be read on $ground', ({ least, contrast }) => {
  expect(contrast).toBeGreaterThanOrEqual(least)
})

test('Contrast is 21:1 of black on white and 1:1 of a colour on itself, and 4.5:1 just passes for the grey everybody knows', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#1a5a4b', '#1a5a4b')).toBe(1)
  expect(contrast('#767676', '#fff')).toBeCloseTo(4.54, 2)
})
