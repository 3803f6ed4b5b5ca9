/**
 * How the leader knows that a test has come to its own body. Playwright says that a test begins before
 * its hooks run, and a hook may deploy the agent, or fail: nothing may be started by then.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownFolder, suiteFolder } from './suite-file.ts'
import { untilFound } from './until-found.ts'

const said = new Set<string>()

/** Says that a test of the suite waits for its answer: the first one of this process speaks for all. */
export function sayWaiting(run: string, id: string): void {
  const place = placeOf(run, id)
  if (said.has(place)) return
  said.add(place)
  ownFolder(run, id)
  writeFileSync(place, '')
}

/** Resolves to true when one does, to false when the signal aborts before. */
export async function untilWaiting(run: string, id: string, signal: AbortSignal): Promise<boolean> {
  const place = placeOf(run, id)
  const found = await untilFound(() => (existsSync(place) ? place : null), signal)
  return found !== null
}

function placeOf(run: string, id: string): string {
  return join(suiteFolder(run, id), 'waiting')
}
