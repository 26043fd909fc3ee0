import { expect, test } from 'vitest'
import { edgesOf, layers, wrongEffects, wrongImports } from './architecture/directions.ts'
import { importsOf, productSources } from './architecture/imports.ts'

const sources = await productSources()

test('every import points in the allowed direction', () => {
  const edges = edgesOf(sources)
  expect(edges.length).toBeGreaterThan(100)
  expect(wrongImports(edges)).toEqual([])
})

test('every layer has files, and each that may import does', () => {
  const edges = edgesOf(sources)
  for (const { at, ours, packages } of layers) {
    expect(
      sources.filter(({ path }) => path.startsWith(at)),
      at,
    ).not.toEqual([])
    const imports = edges.some(({ from }) => from.startsWith(at))
    expect(imports, at).toBe(ours.length + packages.length > 0)
  }
})

test('nothing reaches around its arguments for clock, chance, environment, output, network or timers', () => {
  expect(wrongEffects(sources)).toEqual([])
})

test('the clock is seen where it is allowed, so the search does find it', () => {
  const moved = sources
    .filter(({ path }) => path === 'shared/wiring.ts')
    .map((source) => ({ ...source, path: 'shared/rules/x.ts' }))
  expect(wrongEffects(moved)).toEqual([
    'shared/rules/x.ts reaches for the clock; it must come in as an argument.',
    'shared/rules/x.ts reaches for chance; it must come in as an argument.',
    'shared/rules/x.ts reaches for the output; it must come in as an argument.',
  ])
})

test('a page’s own script may use the browser’s clock and network, the file around it may not', () => {
  const script = "export const boardScript = `'use strict'\nfetch('/x')\nDate.now()\n`\n"
  const path = 'functions/http/follow-up/board-script.ts'
  expect(wrongEffects([{ path, text: script }])).toEqual([])
  expect(wrongEffects([{ path, text: `${script}export const now = Date.now()\n` }])).toHaveLength(1)
  expect(wrongEffects([{ path: 'functions/http/follow-up/board.ts', text: script }])).toHaveLength(2)
})

test.each([
  ['shared/rules/x.ts', "import { getItem } from '../store/table.ts'"],
  ['shared/rules/x.ts', "import type { Table } from '../store/table.ts'"],
  ['shared/rules/x.ts', "import { createHash } from 'node:crypto'"],
  ['shared/store/x.ts', "export { sweep } from '../actions/sweep.ts'"],
  ['shared/actions/x.ts', "import {\n  routes,\n} from '../../functions/http/routes.ts'"],
  ['shared/actions/x.ts', "import { wire } from '../wiring.ts'"],
  ['functions/http/home/x.ts', "import '../../notify/works.ts'"],
  ['functions/http/home/x.ts', "const later = await import('../../../infra/local/start.ts')"],
  ['functions/http/home/x.ts', "import { GetCommand } from '@aws-sdk/lib-dynamodb'"],
  ['functions/broadcast/x.ts', "import { wire } from '../../shared/wiring.ts'"],
  ['infra/local/x.ts', "import { MulinStack } from '../aws/mulin-stack.ts'"],
  ['shared/utils/x.ts', "import { hash32 } from '../rules/shard.ts'"],
])('a forbidden import is caught: %s %s', (path, text) => {
  expect(wrongImports(importsOf({ path, text }))).toHaveLength(1)
})

test('an import in a comment is none, and an allowed one passes', () => {
  const text =
    "// import { x } from '../store/x.ts'\n/* import '../store/y.ts' */\nimport { hash32 } from './shard.ts'\n"
  const edges = importsOf({ path: 'shared/rules/x.ts', text })
  expect(edges).toEqual([{ from: 'shared/rules/x.ts', to: 'shared/rules/shard.ts', typeOnly: false }])
  expect(wrongImports(edges)).toEqual([])
})
