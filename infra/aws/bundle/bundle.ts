import { fileURLToPath } from 'node:url'
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * How a function is bundled, as data only: what CDK deploys and what the bundle test measures are built by it alike.
 * Everything is bundled (the runtime's own SDK starts slower), ES modules first (they can be shaken), text kept as UTF-8
 * (escaped Chinese is twice as long), no source maps (they would carry the source into the function), and what is imported
 * later lies in files of its own, so that a page's code is read when somebody first asks for that page.
 */
const options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: false,
  charset: 'utf8',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  /** What is replaced in the bundle, by module. */
  alias: {
    // In Lambda, credentials come from the environment and nowhere else: the SDK's search for others weighs 135 kB.
    '@aws-sdk/credential-provider-node': file('environment-credentials.ts'),
    // Neither DynamoDB nor SES streams events; the SDK bundles the codec all the same (15 kB).
    '@smithy/core/event-streams': file('no-event-streams.ts'),
    // Neither has its endpoints discovered (7 kB).
    '@aws-sdk/endpoint-cache': file('no-endpoint-cache.ts'),
  },
  /** CommonJS packages (nodemailer) ask for node's own modules by `require`. */
  banner: {
    js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  },
} as const satisfies BuildOptions

/** The functions, by the folder their lambda.ts is in. */
export const doors = ['http', 'broadcast', 'notify'] as const
export type Door = (typeof doors)[number]

export const projectRoot = file('../../..')

/** Bundles one function into a folder, as index.mjs and what it loads later; answers what lies where. */
export function bundle(door: Door, outdir: string): BuildResult<{ metafile: true }> {
  return buildSync({
    ...options,
    mainFields: [...options.mainFields],
    absWorkingDir: projectRoot,
    entryPoints: { index: `functions/${door}/lambda.ts` },
    outdir,
    metafile: true,
    logLevel: 'warning',
  })
}
