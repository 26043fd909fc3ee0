/**
 * The version that a ledger says its need's texts have. An edit raises it before it writes the texts: while it differs from
 * theirs, an edit is under way or was left unfinished. Needs without one go by their texts.
 */
export function editionOf(
  ledger: { readonly edition?: number | undefined },
  text: { readonly version: number },
): number {
  return ledger.edition ?? text.version
}
