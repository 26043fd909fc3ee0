import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

type Strategy = NonNullable<DynamoDBClientConfig['retryStrategy']>

/**
 * Tries again at once and without the SDK's budget over all calls, which a storm of faults would drain: tests ask
 * whether repeated writes are safe, not how long the SDK waits.
 */
export function retryAtOnce(tries: number): Strategy {
  const token = (retries: number) => ({ getRetryCount: () => retries, getRetryDelay: () => 0 })
  return {
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (
      last: { getRetryCount(): number },
      { errorType }: { errorType: string },
    ) => {
      if (errorType === 'CLIENT_ERROR' || last.getRetryCount() + 1 >= tries) throw new Error('No more tries')
      return token(last.getRetryCount() + 1)
    },
    recordSuccess: () => {},
  } as Strategy
}
