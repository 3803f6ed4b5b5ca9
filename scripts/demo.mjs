/**
 * `npm run demo`: tests an agent on the mock API, live: a batch of its scenarios in Vitest and in Playwright, and its
 * saved checks on the command line. Each fails on purpose, as a user meets it, and the demo still succeeds.
 */
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startBlandMock } from '@bland-suite/mock'

const CHECKS = '--agent-id 5b7d9e21-4c3a-4f86-9b0e-6a1f2d8c7e93 --checks staging --suite-name Acme'

/** What is played, in which folder; where its report is then, and what the XML counts. */
const plays = [
  {
    folder: 'examples/vitest',
    command: 'vitest run',
    report: 'examples/vitest/bland-report',
    counts: 'tests="6" failures="1" errors="0"',
  },
  {
    folder: 'examples/playwright',
    command: 'playwright test',
    report: 'examples/playwright/bland-report',
    counts: 'tests="6" failures="1" errors="0"',
  },
  {
    folder: '',
    command: `bland-suite run ${CHECKS} --poll-interval 1000 --out-dir .tmp/check-run`,
    report: '.tmp/check-run',
    counts: 'tests="4" failures="1" errors="0"',
  },
]

function pathOf(name) {
  return fileURLToPath(new URL(`../${name}`, import.meta.url))
}

/** npm makes a command executable when it installs. In a clone, that is before the build. */
function programOf([name, ...args]) {
  if (name === 'bland-suite') return [process.execPath, [pathOf('dist/cli.js'), ...args]]
  return ['npx', [name, ...args]]
}

function start(command, cwd, env) {
  const [file, args] = programOf(command.split(' '))
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', resolve)
  })
}

/** Plays one, and ends the demo unless its exit code and its XML say what they should. */
async function play({ folder, command, report, counts }, env) {
  const xml = pathOf(`${report}/junit.xml`)
  rmSync(xml, { force: true })
  console.log(`\n${folder}$ npx ${command}`)
  const code = await start(command, pathOf(folder), env)
  if (code === 1 && readFileSync(xml, 'utf8').includes(counts)) return
  console.error(`The demo should exit with 1 and report ${counts}; it exited with ${code}.`)
  process.exit(1)
}

const mock = await startBlandMock()
console.log(`A Bland API on loopback: ${mock.url}`)
// One at a time, so that people can read the output.
for (const one of plays) await play(one, mock.env)
await mock.close()

console.log(`
One of three conversations did not keep its promise, and a judge of the saved checks found the same. Each exit code
was 1: in CI, the job is red. Open a report in a browser, or let a CI read the junit.xml next to it:`)
for (const { report } of plays) console.log(`  ${pathOf(`${report}/index.html`)}`)
