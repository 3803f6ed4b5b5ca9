/** Settles the case that a test, or a step of it, shows: from a record, or by running a check. */
import { isOfAttempts } from '../../record/attempts/attempt-evidence.ts'
import type { TitledKey } from '../../verdict/case-key.ts'
import type { Check } from '../../checks/define-checks.ts'
import { checkRecord, runCheck } from '../../checks/run-check.ts'
import type { Run } from '../../model/run.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { bareRecord } from '../../record/evidence.ts'
import type { CaseRecord } from '../../record/record.ts'
import { contextOf } from '../../report/text/failure-parts.ts'
import type { FailureContext } from '../../report/text/failure-parts.ts'
import { oneLine } from '../../verdict/title.ts'
import { failureDetails, failureLine } from '../../report/text/text.ts'
import { isSameCase } from '../../verdict/case-key.ts'
import { ownKey } from '../../verdict/planned-case.ts'
import { because } from '../../verdict/verdict.ts'

/** Returns the keys and titles of a scenario's cases. */
export function keysOf({ cases }: Pick<PlannedScenario, 'cases'>): readonly TitledKey[] {
  return cases.map((one) => ({ title: one.title, ...ownKey(one) }))
}

/** A settled case. */
export interface SettledCase {
  readonly record: CaseRecord
  /** Whether it is a check that has just run. */
  readonly isCheck: boolean
  /** The error that the check threw; null for none. */
  readonly thrown: Error | null
  /** The errors that `expect.soft` noted in the check. */
  readonly soft: readonly Error[]
}

/** The tools of checks. */
export interface CheckTools<Expect> {
  /** The checks of the suite. The key of a case identifies one by its position. */
  readonly checks: readonly Check<Expect>[]
  /** Called only for a check, because a runner may note that its `expect` was used. */
  readonly expect: () => Expect
  /** Returns the errors that `expect.soft` has noted since the check began. */
  readonly softErrors: () => readonly Error[]
}

/** Finds the record of a case, or runs the check of the case. */
export async function settleCase<Expect>(
  one: TitledKey,
  { cases, run }: { readonly cases: readonly CaseRecord[]; readonly run: Run | null },
  tools: CheckTools<Expect>,
): Promise<SettledCase> {
  const own = cases.find((other) => isSameCase(other, one))
  if (own !== undefined) return known(own)
  const check = one.kind === 'check' ? tools.checks[Number(one.id)] : undefined
  if (check !== undefined && run !== null) return playCheck({ ...one, check }, run, tools)
  return known(bareRecord(one, because('errored', 'the case has no verdict')))
}

function known(record: CaseRecord): SettledCase {
  return { record, isCheck: false, thrown: null, soft: [] }
}

/** Runs a check. An error of `expect.soft` fails the test when it ends, so the record has it too. */
async function playCheck<Expect>(
  due: TitledKey & { readonly check: Check<Expect> },
  run: Run,
  { expect, softErrors }: CheckTools<Expect>,
): Promise<SettledCase> {
  const { record, error: thrown } = await runCheck(due, { run, expect: expect() })
  const soft = softErrors()
  const [first] = soft
  const told = thrown !== null || first === undefined ? {} : checkRecord(record, first)
  return { record: { ...record, ...told }, isCheck: true, thrown, soft }
}

/** Describes a flaky case on one line, for the annotation of its test; null for any other case. */
export function flakyNote({ title, attempts, flaky }: CaseRecord): string | null {
  if (flaky !== true || attempts === undefined) return null
  const { passed, failed, of } = attempts
  return `${title}: ${passed} of at most ${of} attempts passed, ${failed} failed`
}

/** Describes a failed case: one line that reads well alone, and below it the details that the line does not have. */
export function failureTexts(
  one: CaseRecord,
  around: FailureContext,
): { readonly line: string; readonly details: string } {
  const { reason, evidence } = one
  const context = contextOf(one, around)
  const verdict = { verdict: 'failed', reason: reason ?? 'no reason' } as const
  const line = failureLine(verdict)
  const more = evidence.filter(
    (part) =>
      part.turn !== undefined || isOfAttempts(part) || !line.includes(oneLine(part.text, Infinity)),
  )
  return { line, details: failureDetails(more, context) }
}
