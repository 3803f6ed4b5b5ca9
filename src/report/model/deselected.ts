/** What is told of a batch though a filter has deselected the case: that it is not as it should be. */
import { dirname } from 'node:path'
import { isRed } from '../../verdict/verdict.ts'
import type { NativeCase } from './native-case.ts'
import type { LoadedRecords, SuiteRecord } from '../../record/record.ts'

/** The cases, and the red ones of their suites that no test has shown. */
export function withDeselected(
  cases: readonly NativeCase[],
  records: LoadedRecords,
): readonly NativeCase[] {
  const shown = new Set(
    cases.flatMap(({ record, title }) => (record ? [keyOf(record, title)] : [])),
  )
  const added = [...records].flatMap(([path, record]) => {
    if (record instanceof Error || record.kind !== 'suite') return []
    const red = record.cases.filter((one) => isRed(one) && !shown.has(keyOf(path, one.title)))
    return red.map(({ title }) => ({ ...suiteOf(path, record, cases), title, record: path }))
  })
  return [...cases, ...added]
}

function keyOf(path: string, title: string): string {
  return JSON.stringify([path, title])
}

/** As the other cases of the session are told: their records are in the same folder. */
function suiteOf(
  path: string,
  { suite }: SuiteRecord,
  cases: readonly NativeCase[],
): Omit<NativeCase, 'title' | 'record'> {
  const sibling = cases.find(({ record }) => record !== null && dirname(record) === dirname(path))
  const { project = null, suiteKey = path, location = null } = sibling ?? {}
  const name = sibling?.suite ?? suite
  const native = { state: 'passed' } as const
  return { project, suite: name, suiteKey, scenario: null, kind: 'suite', native, location }
}
