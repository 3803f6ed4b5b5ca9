/**
 * `npm run demo`: plays a batch on the mock API, live, in Vitest and in Playwright, and shows a failing
 * assertion as a user sees it. The examples fail on purpose, and the demo still succeeds.
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'

const runners = [
  { example: 'vitest', command: ['vitest', 'run'] },
  { example: 'playwright', command: ['playwright', 'test'] },
]

function folderOf(example) {
  return new URL(`../examples/${example}/`, import.meta.url)
}

function start(command, cwd, env) {
  return new Promise((resolve, reject) => {
    const child = spawn('npx', command, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', resolve)
  })
}

async function play({ example, command }, env) {
  const report = new URL('bland-report/junit.xml', folderOf(example))
  rmSync(report, { force: true })
  console.log(`\n$ cd examples/${example} && npx ${command.join(' ')}`)
  const code = await start(command, fileURLToPath(folderOf(example)), env)
  const xml = readFileSync(report, 'utf8')
  if (code !== 1 || !/<testsuites [^>]*tests="6" failures="1" errors="0"/.test(xml)) {
    console.error(
      `The demo should show 1 failed case among 6, and exit with 1; it exited with ${code}.`,
    )
    process.exit(1)
  }
  return fileURLToPath(report)
}

const mock = await startBlandMock()
console.log(`A Bland API on loopback: ${mock.url}`)
const reports = []
// One at a time, so that people can read the output.
for (const runner of runners) reports.push(await play(runner, mock.env))
await mock.close()

console.log(
  '\nOne conversation of three did not keep its promise, so the gate is shut: exit code 1.',
)
console.log('The JUnit XML that a CI shows, the same from both:')
for (const report of reports) console.log(`  ${report}`)
