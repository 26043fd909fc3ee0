import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/harness/longest-first.ts'
import { patienceMs } from './test/harness/patience.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/harness/engine-for-all.ts'],
    // Tests compute more than they wait, the engine within them: little more than one file a core, so that browsers and waits leave none idle.
    maxWorkers: Math.max(4, availableParallelism() + 1),
    sequence: { sequencer: LongestFirst },
    // Limits only end what hangs, as harness/patience.ts says.
    testTimeout: 2 * patienceMs,
    hookTimeout: 2 * patienceMs,
    // A test that asserts nothing is a defect.
    expect: { requireAssertions: true, poll: { timeout: patienceMs } },
  },
})
