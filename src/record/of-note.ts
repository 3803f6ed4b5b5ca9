/** Tells the runs that people want to read before the report from those that passed. */
import type { CaseRecord, RunRecord, SuiteRecord } from './record.ts'

/** Returns whether a case of a run did not pass: of the run itself, of one of its attempts, or a check. */
export function isOfNote(
  record: RunRecord | SuiteRecord | undefined,
  checks: readonly CaseRecord[] = [],
): boolean {
  if (record?.kind !== 'run') return false
  const { cases, attempts = [] } = record
  return [{ cases }, { cases: checks }, ...attempts].some((one) =>
    one.cases.some(({ verdict }) => verdict !== 'passed'),
  )
}
