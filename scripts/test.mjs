/** `npm test`: every check, in the order in which a failure is cheapest; the first failure ends it. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A unit test compares how proxies are read with curl. Only a bare Debian has none. */
function ensureCurl() {
  if (spawnSync('curl', ['--version']).status === 0) return
  spawnSync('apt-get', ['update'], { stdio: 'inherit' })
  spawnSync('apt-get', ['install', '--yes', 'curl'], { stdio: 'inherit' })
}

ensureCurl()

const steps = ['lint', 'test:unit', 'test:e2e', 'test:package']

for (const name of steps) {
  const started = process.hrtime.bigint()
  console.log(`\n=== ${name}`)
  const { status } = spawnSync('npm', ['run', '--silent', name], { cwd: root, stdio: 'inherit' })
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000
  console.log(`=== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`)
  if (status !== 0) process.exit(status ?? 1)
}
