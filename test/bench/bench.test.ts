import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const bench = (...given: string[]) =>
  promisify(execFile)(process.execPath, [fileURLToPath(new URL('bench.ts', import.meta.url)), ...given])

test('npm run bench -- --json prints one line for each figure, with what it should reach', async () => {
  const { stdout } = await bench('--json', 'link')
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines[0]).toEqual({ name: 'link calls', value: 3, unit: 'calls', target: 3, limit: 1, ok: true })
  expect(lines.map(({ name }) => name)).toContain('link bytes compressed')
})

test('a figure that nobody knows is answered with those there are', async () => {
  await expect(bench('speed')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('match-cpu, invite'),
  })
})
