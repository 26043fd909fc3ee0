import type { BelowPromised } from '../rules/change-lines.ts'
import type { Finding } from '../rules/identity-check.ts'
import type { Stage } from '../rules/need-life.ts'

/** Why a need could not be posted, changed, approved or stopped. */
export type NeedRefusal =
  /** Not there, or another organisation's: the two must look the same. */
  | { readonly kind: 'absent' }
  /** A poster's colleague's need. */
  | { readonly kind: 'not-yours' }
  /** The need is not where this can be done. */
  | { readonly kind: 'wrong-stage'; readonly stage: Stage }
  /** Somebody changed it since this page was shown. */
  | { readonly kind: 'changed-meanwhile' }
  /** The same request was sent before with other words. */
  | { readonly kind: 'already-posted'; readonly need: string }
  | { readonly kind: 'area-unknown' }
  | { readonly kind: 'deadline-passed' }
  | { readonly kind: 'second-person-needed' }
  | NeedNotReady
  | BelowPromised

/** What keeps a need's texts inside. */
export type NeedNotReady =
  | { readonly kind: 'consent-missing' }
  | { readonly kind: 'consent-withdrawn' }
  /** Words that would give the person away, or may: each to be removed or called harmless. */
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
