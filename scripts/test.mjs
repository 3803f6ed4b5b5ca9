/**
 * `npm test`: every check. Lint runs next to the unit tests, and prints its problems after them. The other
 * checks follow in the order in which a failure is cheapest. The first failure ends it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs curl on a bare Debian: a unit test compares our reading of proxies with curl's. */
function ensureCurl() {
  if (spawnSync('curl', ['--version']).status === 0) return
  spawnSync('apt-get', ['update'], { stdio: 'inherit' })
  spawnSync('apt-get', ['install', '--yes', 'curl'], { stdio: 'inherit' })
}

/** Runs an npm script. Resolves with whether it passed, and with its output unless that was shown. */
function start(name, isShown) {
  const started = performance.now()
  const output = []
  const child = spawn('npm', ['run', '--silent', name], {
    cwd: root,
    stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  child.stdout?.on('data', (chunk) => output.push(chunk))
  child.stderr?.on('data', (chunk) => output.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      resolve({ name, code, seconds, output: Buffer.concat(output) })
    })
  })
}

function tell({ name, code, seconds, output }) {
  process.stdout.write(output)
  console.log(`=== ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}

ensureCurl()

const stages = [
  { shown: 'test:unit', beside: ['lint'] },
  { shown: 'test:e2e', beside: [] },
  { shown: 'test:package', beside: [] },
]

for (const { shown, beside } of stages) {
  console.log(`\n=== ${[shown, ...beside].join(', with ')}`)
  const ended = await Promise.all([start(shown, true), ...beside.map((name) => start(name, false))])
  for (const one of ended) tell(one)
  if (ended.some(({ code }) => code !== 0)) process.exit(1)
}

if (!existsSync('/usr/bin/chromium')) {
  console.log('=== skipped: tests in a browser, because there is no /usr/bin/chromium')
}
