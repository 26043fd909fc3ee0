/** Runs in a process of its own: one built function, as Lambda's runtime runs it. Events come and answers go by message. */
const { handler } = (await import(`${process.argv[2]}/index.mjs`)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>
}

process.on('message', async ({ id, event }: { id: number; event: unknown }) => {
  const context = { awsRequestId: `request-${id}`, getRemainingTimeInMillis: () => 10_000 }
  try {
    process.send?.({ id, answer: await handler(event, context) })
  } catch (error) {
    process.send?.({ id, failure: (error as Error).stack })
  }
})
process.send?.({ ready: true })
