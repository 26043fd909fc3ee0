import { urls } from '../urls.ts'

/** Where somebody wanted to go before signing in, if it is a path of ours; anything else is nowhere. */
export function returnTo(asked: string | undefined): string | undefined {
  return asked !== undefined && /^(\/[0-9A-Za-z-]+)+$/.test(asked) ? asked : undefined
}

/** The first page after signing in. */
export function afterSignIn(to: string | undefined): string {
  return returnTo(to) ?? urls.board()
}
