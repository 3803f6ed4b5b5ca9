/**
 * The folder in which the processes of one test run meet: Playwright's own, those that list tests, and
 * its workers. Private to the user, outside of `outputDir` (which Playwright empties), gone with the run.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Processes that Playwright forks inherit it. */
const VARIABLE = 'BLAND_SUITE_RUN'
const OWN = Symbol.for('bland-suite.playwright.run')

/** What this process, where it is the one that runs the tests, knows of the run. */
interface Run {
  readonly folder: string
  /** Whether a reporter leads: configured twice, one does. */
  led: boolean
  /** Keys that a test file gave, by suite: they are never written. */
  readonly keys: Map<string, string>
}

// One state for a process, whatever module system has loaded this file, and how often.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a symbol of ours, set below alone
const holder = globalThis as { [OWN]?: Run }

/** The folder of this run; made where there is none yet. */
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
