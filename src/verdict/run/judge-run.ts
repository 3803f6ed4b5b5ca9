/**
 * The verdict table for one run: (planned cases, outcome of the run, policy) -> one verdict per case.
 *
 * One rule comes first: a case passes only if Bland passed it and we received the result. Anything unknown,
 * missing, contradictory or unfinished never passes.
 */
import type { PlannedCase } from '../planned-case.ts'
import type { Policy } from '../../options/rules.ts'
import { whyNothingCounts } from './unusable-run.ts'
import { judgeAllAssertions, judgeAssertion } from './judge-assertion.ts'
import { judgeRunCase } from './judge-run-case.ts'
import type { RunOutcome } from './outcome.ts'
import { judgeGate } from '../gate.ts'
import { joinResults } from '../results.ts'
import type { JoinedResult } from '../results.ts'
import { because, PASSED, UNCHECKED, worse } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

/** A planned case with its verdict, and the results behind it. */
export interface JudgedCase {
  readonly planned: PlannedCase
  readonly verdict: Verdict
  readonly results: readonly JoinedResult[]
}

/** Evaluates every planned case of a scenario. The order of results never matters. */
export function judgeRun(
  cases: readonly PlannedCase[],
  outcome: RunOutcome,
  policy: Policy,
): readonly JudgedCase[] {
  const dead = whyNothingCounts(outcome)
  if (dead !== null) {
    return cases.map((planned) => ({
      planned,
      verdict: planned.kind === 'run' ? dead.run : because('skipped', dead.reason),
      results: [],
    }))
  }
  return outcome.state === 'finished' ? judgeFinished(cases, outcome, policy) : []
}

function judgeFinished(
  cases: readonly PlannedCase[],
  outcome: RunOutcome & { state: 'finished' },
  policy: Policy,
): readonly JudgedCase[] {
  const joined = joinResults(outcome.run, outcome.batchCopy)
  const owned = new Set(
    cases.flatMap((planned) => (planned.kind === 'assertion' ? [planned.assertion.id] : [])),
  )
  const ownsAll = cases.some((planned) => planned.kind === 'all-assertions')
  const strangers = ownsAll
    ? []
    : joined.filter((one) => one.assertionId === null || !owned.has(one.assertionId))
  const judged = cases.map((planned) => judgeOne(planned, { outcome, joined, cases, policy }))
  const assertions = judged.filter(({ planned }) => isAssertion(planned))
  const run = judgeRunCase({ ...outcome, strangers, assertions, policy })
  return judged.map((one) =>
    one.planned.kind === 'run' ? { ...one, verdict: run, results: strangers } : one,
  )
}

function isAssertion({ kind }: PlannedCase): boolean {
  return kind === 'assertion' || kind === 'all-assertions'
}

interface Given {
  readonly outcome: RunOutcome & { readonly state: 'finished' }
  readonly joined: readonly JoinedResult[]
  readonly cases: readonly PlannedCase[]
  readonly policy: Policy
}

function judgeOne(planned: PlannedCase, given: Given): JudgedCase {
  const { outcome, joined, policy } = given
  switch (planned.kind) {
    case 'run':
      // Decided last, because it depends on all the others.
      return { planned, verdict: PASSED, results: [] }
    case 'all-assertions':
      return { planned, verdict: judgeAllAssertions(joined, policy), results: joined }
    case 'assertion': {
      const result = resultFor(planned.assertion.id, given)
      const verdict = judgeAssertion(planned.assertion, result, policy)
      return { planned, verdict, results: result === null ? [] : [result] }
    }
    case 'judge':
      return { planned, verdict: because('errored', 'a batch has no judges'), results: [] }
    case 'gate': {
      const verdict = judgeGate(planned.gate, outcome.run, outcome.batchCopy)
      return { planned, verdict, results: [] }
    }
    case 'check':
      return { planned, verdict: UNCHECKED, results: [] }
  }
}

/** Finds the result of an assertion. If several assertions share an id, each needs a result. */
function resultFor(id: string, { outcome, joined, cases }: Given): JoinedResult | null {
  const result = joined.find((one) => one.assertionId === id) ?? null
  const owners = cases.filter((one) => one.kind === 'assertion' && one.assertion.id === id)
  const results = (outcome.run.assertion_results ?? []).filter((one) => one.assertion_id === id)
  if (result?.verdict !== 'passed' || results.length >= owners.length) return result
  const doubt = `${owners.length} assertions have the id ${id}, but Bland returned ${results.length} of their results`
  return { ...result, verdict: 'undetermined', doubt }
}

/**
 * Returns the selected cases. If the run's own case is deselected, the first selected case shows its
 * verdict too, so that no filter turns a dead run green.
 */
export function underFilter<Case extends JudgedCase>(
  judged: readonly Case[],
  isSelected: (planned: PlannedCase) => boolean,
): readonly Case[] {
  const selected = judged.filter((one) => isSelected(one.planned))
  const run = judged.find((one) => one.planned.kind === 'run')
  const [first, ...others] = selected
  if (!run || !first || selected.includes(run) || run.verdict.verdict === 'passed') return selected
  const says = isOpen(first) ? PASSED : first.verdict
  const verdict = says.verdict === 'passed' ? run.verdict : worse(run.verdict, says)
  return [{ ...first, verdict }, ...others]
}

/** Returns whether a case has no verdict yet: a check of a usable run, which the test process must run. */
export function isOpen({ verdict }: JudgedCase): boolean {
  return verdict === UNCHECKED
}

/** Skips every case except the first selected one, which is errored: nothing could start. */
export function notStarted(
  cases: readonly PlannedCase[],
  reason: string,
  isFirst: boolean,
): readonly JudgedCase[] {
  return cases.map((planned, index) => ({
    planned,
    verdict: because(isFirst && index === 0 ? 'errored' : 'skipped', reason),
    results: [],
  }))
}
