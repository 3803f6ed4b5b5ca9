/**
 * The folder in which the processes of one test run meet: private to the user, outside of `outputDir`,
 * which Playwright empties, and removed with the test run. Playwright's main process has the reporter,
 * which leads, and loads the test files to list them; each worker loads them again, and runs tests.
 *
 * docs/architecture.md lists its files. Suites with equal options share the folder of a
 * plan; that of a suite also depends on the place among the tests.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SuiteSecrets } from 'bland-suite/internal/report'

/** The environment variable with the folder, which Playwright's child processes inherit. */
const VARIABLE = 'BLAND_SUITE_RUN'
const OWN = Symbol.for('bland-suite.playwright.run')

/** The main process's data of its test run. */
export interface Run {
  readonly folder: string
  /** Whether a reporter leads. If it is configured twice, only one does. */
  led: boolean
  /** The secrets of suites, by plan. They are never written to disk. */
  readonly secrets: Map<string, SuiteSecrets>
}

// One state per process, even if several module systems load this file.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a symbol of ours, set below alone
const holder = globalThis as { [OWN]?: Run }

/** Returns the folder of this test run; makes it if there is none yet. */
export function runFolder(): string {
  const inherited = process.send === undefined ? undefined : process.env[VARIABLE]
  return holder[OWN]?.folder ?? inherited ?? startRun().folder
}

/** Returns the test run of this process. */
export function ownRun(): Run {
  return holder[OWN] ?? startRun()
}

/** Forgets the test run, and removes its folder. */
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
  const run: Run = { folder, led: false, secrets: new Map() }
  holder[OWN] = run
  process.once('exit', endRun)
  return run
}

/** Returns whether this process is one of Playwright's workers. */
export function isWorker(): boolean {
  return process.send !== undefined && process.env['TEST_WORKER_INDEX'] !== undefined
}

const LEADER = 'leader'

/** Announces that a reporter leads this test run, with the folder of its configuration. */
export function announceLeader(folder: string): void {
  writeFileSync(join(ownRun().folder, LEADER), folder)
}

/** Returns whether a reporter leads this test run. */
export function hasLeader(): boolean {
  return existsSync(join(runFolder(), LEADER))
}

/** Returns the folder of the configuration; the current folder if no reporter leads. */
export function configFolder(): string {
  return hasLeader() ? readFileSync(join(runFolder(), LEADER), 'utf8') : process.cwd()
}
