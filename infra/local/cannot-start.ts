/** Something the person who starts Mulin can put right: its message is shown to them as it is, without a stack. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
