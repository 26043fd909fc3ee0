/**
 * A cursor is where the last page ended: the id after which the next begins, and nothing else. Lists are read within the token's own
 * organisation whatever it says, so a forged one leads nowhere.
 */
export const makeCursor = (after: string): string => Buffer.from(after).toString('base64url')

/** The id a cursor stands for; undefined when it is none. */
export function readCursor(cursor: string): string | undefined {
  const after = Buffer.from(cursor, 'base64url').toString()
  return /^[0-9A-Za-z]{1,40}$/.test(after) && makeCursor(after) === cursor ? after : undefined
}
