/**
 * How the leader knows that a test has come to its own body. Playwright says that a test begins before
 * its hooks run, and a hook may deploy the agent, or fail: nothing may be started by then.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suiteFolder } from './suite-file.ts'
import { untilThere } from './until-there.ts'

/** Says that a test of the suite waits for its answer. */
export function sayWaiting(run: string, id: string): void {
  writeFileSync(placeOf(run, id), '')
}

/** Resolves to true when one does, to false when the signal aborts before. */
export function untilWaiting(run: string, id: string, signal: AbortSignal): Promise<boolean> {
  return untilThere(placeOf(run, id), signal)
}

function placeOf(run: string, id: string): string {
  return join(suiteFolder(run, id), 'waiting')
}
