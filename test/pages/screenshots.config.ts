import { defineConfig } from 'vitest/config'

/** The screenshots are made like a test, in the same town, and only when asked for. */
export default defineConfig({
  test: { include: ['test/pages/screenshots.ts'], globalSetup: ['test/harness/engine-for-all.ts'] },
})
