/** Decides which cases are reported together: those of one run. */
import { groupBy } from './names.ts'
import type { NonEmpty } from './names.ts'
import type { NativeCase } from './native-case.ts'
import type { LoadedRecord, LoadedRecords, RunRecord, SuiteRecord } from '../../record/record.ts'

/** Groups cases by their run of a scenario. Two runs never share their data. */
export function groupByRun(
  cases: readonly NativeCase[],
  records: LoadedRecords,
): ReadonlyMap<string, NonEmpty<NativeCase>> {
  const runOf = (one: NativeCase): string | null => runIdOf(records.get(one.record ?? ''))
  const runs = new Map<string, string>()
  // A case without its own run belongs to the first run of its scenario.
  for (const one of cases) {
    const run = runOf(one)
    if (run !== null && !runs.has(scenarioOf(one))) runs.set(scenarioOf(one), run)
  }
  return groupBy(cases, (one) => {
    const scenario = scenarioOf(one)
    return JSON.stringify([scenario, runOf(one) ?? runs.get(scenario) ?? null])
  })
}

function scenarioOf({ key }: NativeCase): string {
  return JSON.stringify([key.suite, key.scenario])
}

function runIdOf(record: LoadedRecord | undefined): string | null {
  return isReadable(record) && record.kind === 'run' ? (record.run?.id ?? null) : null
}

/** Returns whether there is a readable record. */
export function isReadable(value: LoadedRecord | undefined): value is RunRecord | SuiteRecord {
  return value !== undefined && !(value instanceof Error)
}
