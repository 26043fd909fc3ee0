import { base } from './base.ts'
import { linkComponents } from './link-components.ts'
import { moreComponents } from './more-components.ts'
import { sheetOf } from './sheet.ts'
import { moreTokens, tokens } from './tokens.ts'

/** Every component there is: for members' pages and all others that are not behind a link. */
export const fullSheet = sheetOf(
  ...[tokens, moreTokens, base, ...Object.values(linkComponents), ...Object.values(moreComponents)],
)
