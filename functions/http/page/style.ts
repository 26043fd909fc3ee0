import { base } from './style/base.ts'
import { linkComponents } from './style/link-components.ts'
import { type Sheet, sheetOf } from './style/sheet.ts'
import { tokens } from './style/tokens.ts'

/** 'link' for whoever opens a link on a phone; 'full' holds every component there is. */
export type SheetName = 'link' | 'full'

const linkSheet = sheetOf(tokens, base, ...Object.values(linkComponents))

/** The full sheet is read when a page first asks for it: a cold function answers an invitation without it. */
export async function sheetNamed(name: SheetName): Promise<Sheet> {
  return name === 'link' ? linkSheet : (await import('./style/full.ts')).fullSheet
}
