import { type Edge, importsOf, type Source, withoutComments } from './imports.ts'

interface Layer {
  /** Files of this layer: a folder or a file. The first that fits counts. */
  readonly at: string
  /** What it may import of ours, by the beginning of the path. */
  readonly ours: readonly string[]
  /** Which packages it may import. */
  readonly packages: readonly string[]
}

const sdk = ['@aws-sdk/']

/** Who may know whom. Dependencies point one way: rules ← store ← actions ← functions ← infra. */
export const layers: readonly Layer[] = [
  { at: 'shared/rules/', ours: ['shared/rules/'], packages: ['zod'] },
  { at: 'shared/messages/', ours: ['shared/rules/', 'shared/messages/'], packages: ['hono/html'] },
  { at: 'shared/store/', ours: ['shared/rules/', 'shared/store/'], packages: [...sdk, 'zod'] },
  {
    at: 'shared/channels/',
    ours: [
      'shared/rules/',
      'shared/messages/',
      'shared/channels/',
      'shared/effects.ts',
      'shared/settings.ts',
    ],
    packages: [
      '@aws-sdk/client-sesv2',
      '@aws-sdk/client-pinpoint-sms-voice-v2',
      'nodemailer',
      'web-push',
      'node:',
      'zod',
    ],
  },
  {
    at: 'shared/actions/',
    ours: [
      'shared/rules/',
      'shared/store/',
      'shared/messages/',
      'shared/channels/',
      'shared/actions/',
      'shared/effects.ts',
    ],
    packages: ['zod'],
  },
  {
    at: 'shared/sheets/',
    ours: ['shared/rules/', 'shared/sheets/'],
    packages: ['csv-parse', 'read-excel-file', 'write-excel-file', 'node:zlib'],
  },
  { at: 'shared/effects.ts', ours: ['shared/rules/', 'shared/store/table.ts'], packages: [] },
  { at: 'shared/settings.ts', ours: ['shared/rules/'], packages: ['zod'] },
  { at: 'shared/secrets.ts', ours: [], packages: ['@smithy/'] },
  { at: 'shared/wiring', ours: ['shared/'], packages: [...sdk, 'node:crypto'] },
  ...['http', 'broadcast', 'notify'].flatMap((door): Layer[] => [
    {
      at: `functions/${door}/lambda.ts`,
      ours: ['shared/wiring', 'shared/secrets.ts', 'functions/worker.ts', `functions/${door}/`],
      packages: ['@middy/', 'hono'],
    },
    {
      at: `functions/${door}/`,
      ours: [
        'shared/rules/',
        'shared/store/',
        'shared/messages/',
        'shared/channels/',
        'shared/actions/',
        ...(door === 'http' ? ['shared/sheets/'] : []),
        'shared/effects.ts',
        'shared/settings.ts',
        `functions/${door}/`,
        'functions/worker.ts',
        'functions/later.ts',
        // Messages carry links to pages; addresses stand in one place.
        'functions/http/urls.ts',
      ],
      packages: [
        ...['hono', 'zod', 'uqr', '@middy/', 'aws-lambda', 'node:crypto'],
        // One picture is drawn here.
        ...(door === 'http' ? ['node:zlib'] : []),
      ],
    },
  ]),
  { at: 'functions/later.ts', ours: [], packages: [] },
  {
    at: 'functions/worker.ts',
    ours: ['shared/rules/', 'shared/store/', 'shared/actions/', 'shared/effects.ts'],
    packages: ['@middy/', 'zod'],
  },
  {
    at: 'infra/aws/',
    ours: ['shared/', 'infra/aws/', 'package.json'],
    packages: ['aws-cdk-lib', 'constructs', 'cdk-nag', 'esbuild', 'zod', 'node:'],
  },
  {
    at: 'infra/local/',
    ours: ['shared/', 'functions/', 'infra/local/', 'package.json'],
    packages: [...sdk, 'zod', 'node:', 'dynalite', 'hono', 'nodemailer', 'aws-lambda'],
  },
]

/** What reaches around the arguments (clock, chance, environment, output), and the only files that may. */
const effects: readonly { what: string; pattern: RegExp; allowed: RegExp }[] = [
  {
    what: 'the environment',
    pattern: /\bprocess\.env\b/,
    allowed: /^(functions\/\w+\/lambda\.ts|infra\/.*)$/,
  },
  {
    what: 'the clock',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\b/,
    allowed: /^(shared\/wiring\.ts|infra\/local\/.*)$/,
  },
  {
    what: 'chance',
    pattern: /\bMath\.random\b|\brandom(Bytes|UUID|Int|FillSync)\b|\bgetRandomValues\b/,
    allowed: /^(shared\/wiring\.ts|infra\/local\/.*)$/,
  },
  {
    what: 'the output',
    pattern: /\bconsole\.|\bprocess\.(stdout|stderr)\b/,
    allowed: /^(shared\/wiring\.ts|infra\/local\/.*)$/,
  },
  {
    what: 'the network',
    pattern: /(?<![.\w])fetch\(|\bnew WebSocket\b/,
    allowed: /^(shared\/secrets\.ts|infra\/local\/.*)$/,
  },
  { what: 'a timer', pattern: /\bset(Timeout|Interval|Immediate)\(/, allowed: /^infra\/local\/.*$/ },
]

/** Every import that points the wrong way, as a sentence. */
export function wrongImports(edges: readonly Edge[]): string[] {
  return edges.flatMap((edge) => {
    const layer = layers.find(({ at }) => edge.from.startsWith(at))
    if (!layer) return [`${edge.from} lies in no known layer.`]
    const ours = /^(shared|functions|infra|test)\/|^package\.json$/.test(edge.to)
    const allowed = ours ? layer.ours : layer.packages
    return allowed.some((start) => edge.to.startsWith(start))
      ? []
      : [`${edge.from} must not import ${edge.to}.`]
  })
}

/** Every reach around the arguments, as a sentence. */
/** What a page's own script does happens in the reader's browser: the text that is served is left out, the rest of its file is not. */
const served = (path: string, text: string): string =>
  /^functions\/http\/[\w-]+\/[\w-]+-script\.ts$/.test(path)
    ? text.replace(/^export const \w+ = `'use strict'\n[\s\S]*?^`$/m, '')
    : text

export function wrongEffects(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    effects
      .filter(
        ({ pattern, allowed }) => !allowed.test(path) && pattern.test(withoutComments(served(path, text))),
      )
      .map(({ what }) => `${path} reaches for ${what}; it must come in as an argument.`),
  )
}

export const edgesOf = (sources: readonly Source[]): Edge[] => sources.flatMap(importsOf)
