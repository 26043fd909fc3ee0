import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A source file and its text, addressed from the project's root. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** One import: a path from the root for our own files, a package name (with subpath) for others'. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** Every source file of the product; tests are free to reach anything. */
export async function productSources(): Promise<Source[]> {
  const paths: string[] = []
  for await (const path of glob('{shared,functions,infra}/**/*.ts', { cwd: root })) paths.push(path)
  return paths.sort().map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }))
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[\w*${},\s]+?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

/** What a file imports, also for its side effects or later (`import()`). */
export function importsOf({ path, text }: Source): Edge[] {
  return [...withoutComments(text).matchAll(importing)].map(([, type, stated, dynamic]) => ({
    from: path,
    to: resolve(path, stated ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }))
}

/** The code without its comments; a '//' inside an address such as https://… stays. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function resolve(from: string, to: string): string {
  return to.startsWith('.') ? posix.join(posix.dirname(from), to) : to
}
