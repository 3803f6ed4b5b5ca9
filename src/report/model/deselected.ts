/** Adds cases that a filter has deselected but that are red. */
import { dirname } from 'node:path'
import { keyText } from '../../verdict/case-key.ts'
import type { OwnKey } from '../../verdict/case-key.ts'
import { isRed } from '../../verdict/verdict.ts'
import type { NativeCase } from './native-case.ts'
import type { CaseRecord, LoadedRecords, SuiteRecord } from '../../record/record.ts'

/** Returns the cases with the red ones of their suites that no test has shown. */
export function withDeselected(
  cases: readonly NativeCase[],
  records: LoadedRecords,
): readonly NativeCase[] {
  const shown = new Set(cases.flatMap(({ record, key }) => (record ? [keyOf(record, key)] : [])))
  const added = [...records].flatMap(([path, record]) => {
    if (record instanceof Error || record.kind !== 'suite') return []
    const red = record.cases.filter((one) => isRed(one) && !shown.has(keyOf(path, one)))
    return red.map((one) => toNative(one, { path, record, cases }))
  })
  return [...cases, ...added]
}

function keyOf(path: string, key: OwnKey): string {
  return JSON.stringify([path, keyText(key)])
}

interface About {
  readonly path: string
  readonly record: SuiteRecord
  readonly cases: readonly NativeCase[]
}

/** Makes the case with the data of its session's other cases, whose records are in the same folder. */
function toNative({ kind, id, title }: CaseRecord, { path, record, cases }: About): NativeCase {
  const isSibling = (one: NativeCase): boolean =>
    one.record !== null && dirname(one.record) === dirname(path)
  const { project = null, location = null, key, suite = record.suite } = cases.find(isSibling) ?? {}
  return {
    key: { suite: key?.suite ?? path, scenario: null, kind, id },
    project,
    suite,
    scenario: null,
    title,
    record: path,
    native: { state: 'passed' },
    location,
  }
}
