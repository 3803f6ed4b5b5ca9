/** Reads the file of a baseline: one that was accepted, or the `report.json` of an earlier run. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { baselineSchema } from '../../history/baseline.ts'
import type { Baseline } from '../../history/baseline.ts'
import { baselineIn } from '../../report/json/accepted.ts'
import { parseReport } from '../../report/json/parse-report.ts'
import { readWhole } from '../../util/whole-file.ts'

/** A baseline, or why there is none. */
export type ReadBaseline =
  | { readonly state: 'read'; readonly baseline: Baseline }
  | { readonly state: 'absent' | 'damaged' | 'foreign'; readonly why: string }

/** Reads the baseline of a suite. Never throws: without one, nothing is compared. */
export function readBaseline(path: string, suite: string): ReadBaseline {
  if (!existsSync(resolve(path))) return { state: 'absent', why: `${path} does not exist` }
  const text = readText(path)
  if (text?.trim() === '') return { state: 'absent', why: `${path} is empty` }
  const found = text === null ? null : parse(text, suite)
  if (found === null) {
    return {
      state: 'damaged',
      why: `${path} is neither a baseline nor a report.json of this version`,
    }
  }
  if (found.suite !== suite) {
    return { state: 'foreign', why: `${path} belongs to the suite “${found.suite}”` }
  }
  if (found.scenarios.length > 0) return { state: 'read', baseline: found }
  return { state: 'absent', why: `${path} has no scenario of this suite` }
}

function readText(path: string): string | null {
  try {
    return readWhole(resolve(path))
  } catch {
    return null
  }
}

function parse(text: string, suite: string): Baseline | null {
  try {
    const content: unknown = JSON.parse(text)
    const own = baselineSchema.safeParse(content)
    if (own.success) return own.data
    return { version: 1, suite, scenarios: baselineIn(parseReport(content), suite) }
  } catch {
    return null
  }
}
