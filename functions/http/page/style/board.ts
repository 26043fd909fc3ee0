import { base } from './base.ts'
import { linkComponents } from './link-components.ts'
import { moreComponents } from './more-components.ts'
import { sheetOf } from './sheet.ts'
import { moreTokens, tokens } from './tokens.ts'

const { button, field, choice, card, problems, details, list } = linkComponents
const { list: lists, link, tag, row, progress, board, menu, wide } = moreComponents

/** What a board is put together from: it is opened many times a day, and its fifty cards are weighed with the rest of the page. */
export const boardSheet = sheetOf(
  ...[tokens, moreTokens, base, button, field, choice, card, problems, details, list],
  ...[lists, link, tag, row, progress, board, menu, wide],
)
