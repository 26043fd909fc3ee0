import { parseArgs } from 'node:util'
import { densities, usualResidents } from './parameters.ts'
import { contenders } from './policies/all.ts'

export interface Wish {
  readonly needs: number
  readonly seed: number
  readonly residents: number
  readonly densities: readonly number[]
  readonly policies: readonly string[]
  readonly json: boolean
  readonly sensitivity: boolean
  /** The folder for plots. */
  readonly out: string | undefined
}

export const howToCall = `npm run simulate -- [options]
  --needs N          about so many needs for each policy and density (1000; with --sensitivity 300)
  --seed N           other people and needs (1)
  --residents N      of the simulated part of the city (${usualResidents})
  --density 2,5,10   registered volunteers, per cent of residents (with --sensitivity 10)
  --policy a,b       of ${contenders.map(({ name }) => name).join(', ')} (all)
  --sensitivity      every parameter over its range, one at a time
  --out FOLDER       plots as SVG
  --json             one object per line instead of tables
`

/** What somebody typed cannot be followed; the message says what can. */
export class NotUnderstood extends Error {}

/** @throws NotUnderstood */
export function readArguments(given: readonly string[]): Wish {
  const values = parsed(given)
  const number = (name: 'needs' | 'seed' | 'residents', usual: number) => {
    const text = values[name]
    if (text === undefined) return usual
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotUnderstood(`--${name} wants a whole number, not ${text}.`)
    return Number(text)
  }
  const sensitivity = values.sensitivity ?? false
  return {
    needs: number('needs', sensitivity ? 300 : 1000),
    seed: number('seed', 1),
    residents: number('residents', usualResidents),
    densities: values.density?.split(',').map(shareOf) ?? (sensitivity ? [0.1] : densities),
    policies: policiesOf(values.policy),
    json: values.json ?? false,
    sensitivity,
    out: values.out,
  }
}

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...given],
      options: {
        ...{ needs: text, seed: text, residents: text, density: text, policy: text, out: text },
        ...{ sensitivity: flag, json: flag },
      },
    }).values
  } catch (error) {
    throw new NotUnderstood((error as Error).message)
  }
}

/** '10', '10%' and '0.1' are the same: below one a share, else per cent. */
function shareOf(text: string): number {
  const number = Number(text.replace('%', ''))
  const share = number < 1 && !text.includes('%') ? number : number / 100
  if (!(share > 0 && share <= 1))
    throw new NotUnderstood(`--density wants per cent of residents, not ${text}.`)
  return share
}

function policiesOf(text: string | undefined): readonly string[] {
  const all = contenders.map(({ name }) => name)
  if (text === undefined) return all
  const unknown = text.split(',').filter((name) => !all.includes(name))
  if (unknown.length > 0)
    throw new NotUnderstood(`--policy does not know ${unknown.join(', ')}. There is: ${all.join(', ')}.`)
  return all.filter((name) => text.split(',').includes(name))
}
