// Before `npm start` and `npm test`: installs what package-lock.json names when nothing is installed yet, so that one
// command is enough after a clone. Runs on whatever Node started npm; everything after runs on the Node it installs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (!existsSync('node_modules/.bin/vitest') || !existsSync('node_modules/.bin/node')) {
  process.stderr.write('Installing what Mulin needs (once, about a minute) …\n')
  // Errors only: some packages name a newer Node than the one that started npm, and run on the one it installs.
  const { status } = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: true,
  })
  if (status !== 0) {
    process.stderr.write(
      'npm ci did not succeed: see above. A connection to the package registry is needed once.\n',
    )
    process.exit(1)
  }
}
