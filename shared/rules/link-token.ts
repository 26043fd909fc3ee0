const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Letters and digits of a personal link: 119 bits, the most an SMS template allows. */
export const tokenLength = 20

/** What a token looks like; anything else was mangled on its way. */
export const tokenPattern = /^[0-9A-Za-z]{20}$/

/** The token made from a keyed digest (256 bits): always the same for the same digest, so it need not be kept to be sent again. */
export function linkToken(digest: Uint8Array): string {
  let rest = asNumber(digest)
  let token = ''
  for (let i = 0; i < tokenLength; i++) {
    token += base62[Number(rest % 62n)]
    rest /= 62n
  }
  return token
}

/** The six digits of a one-time code made from a keyed digest. */
export function codeDigits(digest: Uint8Array): string {
  return String(asNumber(digest) % 1_000_000n).padStart(6, '0')
}

function asNumber(digest: Uint8Array): bigint {
  return digest.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
}

/** What is signed for each kind of secret. The first word keeps them apart: a code never equals the start of a link. */
export const signedFor = {
  invitation: (volunteer: string, need: string): string => `invitation ${volunteer}/${need}`,
  freshLink: (volunteer: string, id: string): string => `link ${volunteer}/${id}`,
  code: (id: string): string => `code ${id}`,
  memberInvitation: (org: string, id: string): string => `member ${org}/${id}`,
} as const
