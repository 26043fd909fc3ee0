declare module 'dynalite' {
  import type { Server } from 'node:http'
  /** The embedded engine: an HTTP server that speaks DynamoDB; on disk at `path`, else in memory. */
  export default function dynalite(options: { path?: string; createTableMs?: number }): Server
}
