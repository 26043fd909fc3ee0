/**
 * What came of a robot's word. 'too-fast': not said, in a minute it may be. 'invalid': its address is none, or none any more. 'for-now':
 * not said, for another reason. 'unknown': it may have been said, the answer was lost.
 */
export type RobotAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly why: 'too-fast' | 'invalid' | 'for-now' }
  | { readonly kind: 'unknown' }

/** The port: says a text in the group of the robot with that address. Never throws; takes at most 5 s. */
export interface GroupRobot {
  readonly say: (address: string, text: string) => Promise<RobotAnswer>
}
