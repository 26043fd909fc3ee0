import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/engine-for-all.ts'],
    // Tests wait for the engine more than they compute: several files at a time, also on two cores.
    maxWorkers: 6,
    // On a busy machine everything takes many times as long as alone: a limit only ends what hangs, and is no check.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A test that asserts nothing is a defect.
    expect: { requireAssertions: true },
  },
})
