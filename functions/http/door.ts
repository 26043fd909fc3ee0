import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

/** The app as a Lambda handler for API Gateway's HTTP API (payload format 2.0): what Lambda and the local start both run. */
export function httpHandler(app: Hono) {
  // The same event and answer, but each library's types name what may be absent differently.
  return middy(
    handle(app) as unknown as (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>,
  )
}
