import { withSecrets } from '../../shared/secrets.ts'
import { wire } from '../../shared/wiring.ts'
import { buildApp } from './app.ts'
import { httpHandler } from './door.ts'

const { fx, settings } = wire(await withSecrets(process.env))

/** The door API Gateway (HTTP API, payload format 2.0) comes through. */
export const handler = httpHandler(buildApp(fx, settings))
