import { fileURLToPath } from 'node:url'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * How a function is bundled, as data only: used by CDK for the deployment and by the bundle test for what it measures.
 * Everything is bundled (the runtime's own SDK starts slower), ES modules first (they can be shaken), text kept as UTF-8
 * (escaped Chinese is twice as long), no source maps (they would carry the source into the function).
 */
export const bundleOptions = {
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: false,
  charset: 'utf8',
  /** What is replaced in the bundle, by module. */
  alias: {
    // In Lambda, credentials come from the environment and nowhere else: the SDK's search for others weighs 135 kB.
    '@aws-sdk/credential-provider-node': file('environment-credentials.ts'),
    // Neither DynamoDB nor SES streams events; the SDK bundles the codec all the same (15 kB).
    '@smithy/core/event-streams': file('no-event-streams.ts'),
  },
  /** CommonJS packages (nodemailer) ask for node's own modules by `require`. */
  banner: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
} as const

/** The functions, by the folder their lambda.ts is in. */
export const doors = ['http', 'broadcast', 'notify'] as const
export type Door = (typeof doors)[number]

export const entryOf = (door: Door): string => file(`../../../functions/${door}/lambda.ts`)
export const projectRoot = file('../../..')
