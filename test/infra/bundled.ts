import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, type Door, doors, projectRoot } from '../../infra/aws/bundle/bundle.ts'

/** A function as it would be deployed, in a folder of its own. */
export interface Bundled {
  readonly folder: string
  /** Every source file that went into it, ours and others'. */
  readonly inputs: string[]
  /** All the code it could ever load. */
  readonly text: string
  /** Bytes loaded before the first answer: index.mjs with what it imports, and what these later pages need. */
  /** The file that this module was bundled to, where it is loaded by itself. */
  readonly fileOf: (module: string) => string
  readonly bytesLoaded: (...pages: string[]) => number
}

/** Bundles all three functions. `remove` deletes them. */
export function bundleAll(): Record<Door, Bundled> & { remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'mulin-bundles-'))
  const all = Object.fromEntries(doors.map((door) => [door, bundled(door, join(root, door))])) as Record<
    Door,
    Bundled
  >
  return { ...all, remove: () => rmSync(root, { recursive: true }) }
}

function bundled(door: Door, folder: string): Bundled {
  const { inputs, outputs } = bundle(door, folder).metafile
  const load = (path: string, loaded: Set<string>): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const { kind, external, path: next } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && !external) load(next, loaded)
  }
  const fileOf = (module: string): string => {
    const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === module)
    if (!found) throw new Error(`${module} is no file that is loaded by itself.`)
    return found[0]
  }
  return {
    folder,
    fileOf: (module) => join(projectRoot, fileOf(module)),
    inputs: Object.keys(inputs),
    text: Object.keys(outputs)
      .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
      .join('\n'),
    bytesLoaded: (...pages) => {
      const loaded = new Set<string>()
      const entries = [`functions/${door}/lambda.ts`, ...pages]
      for (const entry of entries) load(fileOf(entry), loaded)
      return [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0)
    },
  }
}
