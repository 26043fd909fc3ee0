/**
 * How a unit is written beside a count: people write English units in the plural, and of one pair of shoes there are not 'pairs'.
 * Units without an English plural (件, kg, '') stay as they are.
 */
export function unitOf(count: number, unit: string): string {
  if (count !== 1 || !/^[a-z][a-z ]*[a-rt-z]s$/i.test(unit)) return unit
  return /(x|ch|sh|ss)es$/i.test(unit) ? unit.slice(0, -2) : unit.slice(0, -1)
}
