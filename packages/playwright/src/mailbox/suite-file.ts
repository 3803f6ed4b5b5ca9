/** What the processes of a run share of a suite, by the name of its plan. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedText, suiteFrom, writeWhole } from 'bland-suite/internal/worker'
import type { SharedSuite } from 'bland-suite/internal/worker'

/** Reads what is shared; null if nothing is. */
export function readSuiteFile(run: string, plan: string): SharedSuite | null {
  let text: string
  try {
    text = readFileSync(pathOf(run, plan), 'utf8')
  } catch {
    return null
  }
  return suiteFrom(text)
}

/** The names of the suites that test files have defined in a run, whatever was selected of them. */
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
