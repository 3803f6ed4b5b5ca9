/**
 * `npm run demo`: plays a batch on the mock API, live, and shows a failing assertion as a user meets it.
 * The example's own failure is the point, and no failure of the demo.
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'

const example = fileURLToPath(new URL('../examples/vitest', import.meta.url))
const report = new URL('../examples/vitest/test-results/junit-bland.xml', import.meta.url)

function vitest(env) {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', ['vitest', 'run'], {
      cwd: example,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    child.on('error', reject)
    child.on('close', resolve)
  })
}

rmSync(report, { force: true })
const mock = await startBlandMock()
console.log(`A Bland API on loopback: ${mock.url}`)
console.log('$ cd examples/vitest && npx vitest run')
const code = await vitest(mock.env)
await mock.close()

const xml = readFileSync(report, 'utf8')
const counts = /<testsuites [^>]*tests="6" failures="1" errors="0"/.test(xml)
if (code !== 1 || !counts) {
  console.error(
    `The demo should show 1 failed case among 6, and exit with 1; it exited with ${code}.`,
  )
  process.exit(1)
}
console.log(
  '\nOne conversation of three did not keep its promise, so the gate is shut: exit code 1.',
)
console.log(`The JUnit XML that a CI shows: ${fileURLToPath(report)}`)
