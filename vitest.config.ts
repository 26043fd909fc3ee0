import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/engine-for-all.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test that asserts nothing is a defect.
    expect: { requireAssertions: true },
  },
})
