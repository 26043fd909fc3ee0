#!/usr/bin/env bash
# The one test command: `npm test` runs everything; `npm test -- -t ledger-rush` runs only the tests of that name.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"

if [ $# -gt 0 ]; then
  exec vitest run --passWithNoTests=false "$@"
fi

# The story test needs a browser, and Chinese letters for its screenshots.
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! browser >/dev/null && [ ! -x "${CHROMIUM:-}" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo 'Installing Chromium for the story test …'
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } \
      </dev/null >/dev/null 2>&1 || true
  fi
  if ! browser >/dev/null; then
    echo 'The story test needs Chromium. Install it (for example: sudo apt-get install chromium fonts-noto-cjk),' >&2
    echo 'or name one: CHROMIUM=/path/to/chromium npm test' >&2
    exit 1
  fi
fi

echo '— lint';  biome check --error-on-warnings .
echo '— types'; npm run --silent types
echo '— stack'; cdk synth --quiet </dev/null
echo '— tests'; report="$(mktemp)"; trap 'rm -f "$report"' EXIT
failed=0
vitest run --reporter=default --reporter=json --outputFile.json="$report" </dev/null || failed=$?
node -e '
  const { numPassedTests, numFailedTests, numTotalTestSuites } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))
  console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
' "$report" || true
exit "$failed"
