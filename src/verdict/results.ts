/** Reads Bland's results of the assertions of one run. */
import type { AssertionResult, Run } from '../model/run.ts'
import { oneLine } from './title.ts'

/** The verdict of a result; `undetermined` never passes. */
export type ResultVerdict = 'passed' | 'failed' | 'undetermined'

/** The result of one assertion, joined from the run's detail and the batch's copy. */
export interface JoinedResult {
  readonly assertionId: string | null
  readonly verdict: ResultVerdict
  /** Why it is undetermined; null otherwise. */
  readonly doubt: string | null
  /** The result to show: the detail's, or the batch's if the detail has none. */
  readonly result: AssertionResult
}

/** Returns a result's own verdict: `status` if it is a string, else `passed`; undetermined if they disagree. */
export function readResult(result: AssertionResult): ResultVerdict {
  const byStatus = result.status === null ? null : readWord(result.status)
  if (byStatus === null) {
    if (result.passed === null) return 'undetermined'
    return result.passed ? 'passed' : 'failed'
  }
  const agrees = result.passed === null || result.passed === (byStatus === 'passed')
  return agrees ? byStatus : 'undetermined'
}

/** Returns whether the assertion is required: always, unless its own result says otherwise. */
export function isRequiredResult({ result }: JoinedResult): boolean {
  return result.assertion?.is_required !== false
}

function readWord(status: string): ResultVerdict {
  const word = status.trim().toUpperCase()
  if (word === 'PASSED') return 'passed'
  return word === 'FAILED' ? 'failed' : 'undetermined'
}

/**
 * Joins the results of a run's detail with those of the batch's copy, by assertion id. If the copy says the
 * opposite, or has a result that the detail lacks, the result is undetermined.
 */
export function joinResults(run: Run, batchCopy: Run | null): readonly JoinedResult[] {
  const details = groupById(run.assertion_results ?? [])
  const copies = groupById(batchCopy?.assertion_results ?? [])
  const joined = [...details].map(([key, results]) => joinOne(results, copies.get(key) ?? []))
  const onlyInCopy = [...copies].filter(([key]) => !details.has(key))
  return [...joined, ...onlyInCopy.flatMap(([, results]) => results.map(lackedByDetail))]
}

function joinOne(
  results: readonly [AssertionResult, ...AssertionResult[]],
  copies: readonly AssertionResult[],
): JoinedResult {
  const [result] = results
  const assertionId = result.assertion_id
  const verdict = readResult(result)
  const undetermined = (doubt: string): JoinedResult => ({
    assertionId,
    verdict: 'undetermined',
    doubt,
    result,
  })
  if (results.some((other) => readResult(other) !== verdict)) {
    return undetermined('Bland sent two results that disagree')
  }
  if (verdict === 'undetermined') return undetermined(describeUndetermined(result))
  const opposite = verdict === 'passed' ? 'failed' : 'passed'
  if (copies.some((copy) => readResult(copy) === opposite)) {
    return undetermined(`the run says ${verdict}, Bland's batch says ${opposite}`)
  }
  return { assertionId, verdict, doubt: null, result }
}

function lackedByDetail(result: AssertionResult): JoinedResult {
  const doubt = "Bland's batch has a result for it, but the run has none"
  return { assertionId: result.assertion_id, verdict: 'undetermined', doubt, result }
}

function describeUndetermined(result: AssertionResult): string {
  const { status, passed } = result
  if (status?.trim().toUpperCase() === 'ERROR')
    return `Bland could not evaluate it${whyNot(result)}`
  if (status === null) return 'its result says neither passed nor failed'
  if (passed === null) return `its result has the unknown status ${JSON.stringify(status)}`
  return `its result says status ${JSON.stringify(status)} and passed: ${passed}`
}

function whyNot({ error_message: said }: AssertionResult): string {
  return said?.trim() ? `: ${oneLine(said, 300)}` : ''
}

type Group = readonly [AssertionResult, ...AssertionResult[]]

/** Groups results by assertion id. Results without an id are distinguished by content, never by position. */
function groupById(results: readonly AssertionResult[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  const seen = new Map<string, number>()
  for (const result of results) {
    const key = result.assertion_id ?? keyWithoutId(result, seen)
    const group = groups.get(key)
    groups.set(key, group ? [...group, result] : [result])
  }
  return groups
}

function keyWithoutId(result: AssertionResult, seen: Map<string, number>): string {
  const said = JSON.stringify(result)
  const count = (seen.get(said) ?? 0) + 1
  seen.set(said, count)
  return `without an id, ${count}: ${said}`
}
