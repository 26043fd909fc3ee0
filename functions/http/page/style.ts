import { base } from './style/base.ts'
import { linkComponents } from './style/link-components.ts'
import { type Sheet, sheetOf } from './style/sheet.ts'
import { tokens } from './style/tokens.ts'

/** 'link' for whoever opens a link on a phone, 'board' for long lists of needs; 'full' holds every component there is. */
export type SheetName = 'link' | 'board' | 'full'

const linkSheet = sheetOf(tokens, base, ...Object.values(linkComponents))

/** The other sheets are read when a page first asks for them: a cold function answers an invitation without them. */
export async function sheetNamed(name: SheetName): Promise<Sheet> {
  if (name === 'link') return linkSheet
  if (name === 'board') return (await import('./style/board.ts')).boardSheet
  return (await import('./style/full.ts')).fullSheet
}
