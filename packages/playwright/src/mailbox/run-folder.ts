/**
 * The folder in which the processes of one test run meet: private to the user, outside of `outputDir`, which
 * Playwright empties, and removed with the run. Playwright's main process has the reporter, which leads, and
 * loads the test files to list them; each worker loads them again, and runs tests.
 *
 * | file                     | written by                         | read by                  | when                                  |
 * | ------------------------ | ---------------------------------- | ------------------------ | ------------------------------------- |
 * | `leader`                 | the reporter                       | test files, tests        | before test files are loaded          |
 * | `<plan>/suite.json`      | the main process                   | workers, the reporter    | when a suite is defined first         |
 * | `<suite>/waiting`        | the first test that asks, a worker | the reporter             | starts the batch                      |
 * | `<suite>/answers.ndjson` | the reporter                       | the tests that asked     | a line as each scenario is judged     |
 * | `<suite>/claim`          | the first test without a reporter  | the suite's other tests  | one test fails, the others skip       |
 *
 * Suites that ask for the same share `<plan>`; `<suite>` also depends on the place among the tests.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Processes that Playwright forks inherit it. */
const VARIABLE = 'BLAND_SUITE_RUN'
const OWN = Symbol.for('bland-suite.playwright.run')

/** What the main process knows of its run. */
export interface Run {
  readonly folder: string
  /** Whether a reporter leads: if it is configured twice, one does. */
  led: boolean
  /** Keys that a test file gave, by plan: they are never written. */
  readonly keys: Map<string, string>
}

// One state for a process, whatever module system has loaded this file, and how often.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a symbol of ours, set below alone
const holder = globalThis as { [OWN]?: Run }

/** The folder of this run; made if there is none yet. */
export function runFolder(): string {
  const inherited = process.send === undefined ? undefined : process.env[VARIABLE]
  return holder[OWN]?.folder ?? inherited ?? startRun().folder
}

/** The run of this process. */
export function ownRun(): Run {
  return holder[OWN] ?? startRun()
}

/** Forgets the run, and what it kept. */
export function endRun(): void {
  const run = holder[OWN]
  if (run === undefined) return
  delete holder[OWN]
  process.off('exit', endRun)
  Reflect.deleteProperty(process.env, VARIABLE)
  rmSync(run.folder, { recursive: true, force: true })
}

function startRun(): Run {
  const folder = mkdtempSync(join(tmpdir(), 'bland-suite-'))
  chmodSync(folder, 0o700)
  process.env[VARIABLE] = folder
  const run: Run = { folder, led: false, keys: new Map() }
  holder[OWN] = run
  process.once('exit', endRun)
  return run
}

/** Whether this is one of Playwright's workers. */
export function isWorker(): boolean {
  return process.send !== undefined && process.env['TEST_WORKER_INDEX'] !== undefined
}

const LEADER = 'leader'

/** Announces that a reporter leads this run, and the folder of its configuration. */
export function announceLeader(folder: string): void {
  writeFileSync(join(ownRun().folder, LEADER), folder)
}

/** Whether a reporter leads this run. */
export function hasLeader(): boolean {
  return existsSync(join(runFolder(), LEADER))
}

/** The folder of the configuration; the current one if no reporter leads. */
export function configFolder(): string {
  return hasLeader() ? readFileSync(join(runFolder(), LEADER), 'utf8') : process.cwd()
}
