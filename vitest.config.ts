import { defineConfig } from 'vitest/config'
import { patienceMs } from './test/harness/patience.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/engine-for-all.ts'],
    // Tests wait for the engine more than they compute: several files at a time, also on two cores.
    maxWorkers: 6,
    // Limits only end what hangs, as harness/patience.ts says.
    testTimeout: 2 * patienceMs,
    hookTimeout: 2 * patienceMs,
    // A test that asserts nothing is a defect.
    expect: { requireAssertions: true, poll: { timeout: patienceMs } },
  },
})
