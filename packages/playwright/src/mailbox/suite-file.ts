/** Shares suites between the processes of a test run, by plan. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedText, suiteFrom, writeWhole } from 'bland-suite/internal/worker'
import type { SharedSuite } from 'bland-suite/internal/worker'

/** Reads a shared suite; null if there is none. */
export function readSuiteFile(run: string, plan: string): SharedSuite | null {
  let text: string
  try {
    text = readFileSync(pathOf(run, plan), 'utf8')
  } catch {
    return null
  }
  return suiteFrom(text)
}

/** Returns the names of the suites that test files have defined in a test run, even deselected ones. */
export function suitesIn(run: string): readonly string[] {
  return readdirSync(run).flatMap((plan) => readSuiteFile(run, plan)?.name ?? [])
}

/** Shares a suite. */
export function writeSuiteFile(run: string, plan: string, suite: SharedSuite): void {
  writeWhole(pathOf(run, plan), sharedText(suite))
}

function pathOf(run: string, plan: string): string {
  return join(run, plan, 'suite.json')
}
