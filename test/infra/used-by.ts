import { buildSync } from 'esbuild'
import { type Door, projectRoot } from '../../infra/aws/bundle/bundle.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Scope } from '../../shared/store/scope.ts'
import { startsWork } from '../../shared/store/table-shape.ts'

/** What the code of a built function can ask for: read from the bundle before it is minified, dead code shaken out. */
export interface Used {
  /** DynamoDB actions. */
  readonly actions: Set<string>
  readonly indexes: Set<string>
  /** Patterns of partitions, from the keys it builds and the due work it is handed. */
  readonly partitions: Set<string>
  /** The source files it is made of, ours only. */
  readonly sources: readonly string[]
  readonly sendsMail: boolean
  readonly sendsTexts: boolean
  readonly looksUpAddresses: boolean
  readonly derivesLinks: boolean
}

const actionOf: Record<string, string> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  Query: 'Query',
  Scan: 'Scan',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'GetItem',
  TransactWrite: 'ConditionCheckItem',
}

export function usedBy(door: Door): Used {
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [`functions/${door}/lambda.ts`],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outdir: 'used',
    write: false,
  })
  // esbuild names each file before its code.
  const ours = outputFiles
    .flatMap(({ text }) => text.split(/^\/\/ (?=\S+\.\w+$)/m))
    .filter((section) => /^(shared|functions)\//.test(section))
  const all = (pattern: RegExp) =>
    ours.flatMap((section) => [...section.matchAll(pattern)].map(([, name]) => name!))
  const commands = all(/\bnew (\w+?)Command\d*\(/g)
  return {
    actions: new Set(
      commands
        .filter((name) => !/^Send(Email|TextMessage)$/.test(name))
        .map((name) => actionOf[name] ?? name),
    ),
    indexes: new Set(all(/\bIndexName: tableShape\d*\.indexes\.(\w+)/g)),
    partitions: new Set([...all(/\bkeys\d*\.(\w+)\(/g).map(partitionOf), ...duePartitions(door)]),
    sources: ours.map((section) => section.slice(0, section.indexOf('\n'))),
    sendsMail: commands.includes('SendEmail'),
    sendsTexts: commands.includes('SendTextMessage'),
    looksUpAddresses: ours.some(
      (section) => !section.startsWith('shared/wiring') && /\.identify\(/.test(section),
    ),
    derivesLinks: all(/\bsettings\d*\.(LINK_KEY)\b/g).length > 0,
  }
}

type KeyName = keyof typeof keys

/** 'member' → 'O#*'; 'areasCurrent' → 'AREAS'. */
function partitionOf(name: string): string {
  const [start, ...more] = keyOf(name).pk.split('#')
  return more.length === 0 ? start! : `${start}#*`
}

function keyOf(name: string): { pk: string; sk: string } {
  const any = { org: 'x' } as Scope
  const build = keys[name as KeyName] as (...parts: unknown[]) => { pk: string; sk: string }
  const scoped = build.toString().startsWith('(scope')
  return build(...(scoped ? [any, 'x', 'x', 'x'] : ['x', 'x', 'x', 'x', 'x']))
}

/** Where the items lie that start this worker: it claims them by the keys it is handed. */
function duePartitions(door: Door): string[] {
  if (door === 'http') return []
  return startsWork[door].flatMap((prefix) =>
    Object.keys(keys)
      .filter((name) => keyOf(name).sk.startsWith(prefix))
      .map(partitionOf),
  )
}
