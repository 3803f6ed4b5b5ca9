/** Evaluates the case `run completes` of a run that PASSED or FAILED: the last column of the verdict table. */
import type { PlannedCase } from '../planned-case.ts'
import type { Policy } from '../../options/rules.ts'
import type { Run } from '../../model/run.ts'
import { advisoryFailure } from './advisory.ts'
import { describeFailure, nameOf } from '../describe.ts'
import { isRequiredResult } from '../results.ts'
import type { JoinedResult } from '../results.ts'
import { isFinished, readState } from '../status.ts'
import { because, PASSED, passedWith, worst } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'

interface JudgedAssertion {
  readonly planned: PlannedCase
  readonly verdict: Verdict
  readonly results: readonly JoinedResult[]
}

export interface RunCaseInput {
  readonly run: Run
  readonly batchCopy: Run | null
  /** Results that belong to no planned case. */
  readonly strangers: readonly JoinedResult[]
  readonly assertions: readonly JudgedAssertion[]
  readonly policy: Policy
}

export function judgeRunCase(input: RunCaseInput): Verdict {
  const findings = [
    ...input.strangers.map((stranger) => judgeStranger(stranger, input.policy)),
    judgeStatus(input),
    judgeCopy(input),
    judgeUnasserted(input),
    noteUnreadable(input),
  ]
  const verdict = worst(findings)
  return verdict.verdict === 'passed' ? passedWith(findings) : verdict
}

function judgeStranger(joined: JoinedResult, policy: Policy): Verdict {
  const name = nameOf(joined)
  switch (joined.verdict) {
    case 'failed': {
      const told = `${name}, which the scenario did not define when the suite was planned, failed: ${describeFailure(null, joined.result)}`
      const counts = isRequiredResult(joined) || policy.advisory === 'fail'
      return counts ? because('failed', told) : advisoryFailure(told, { advisory: 'pass' })
    }
    case 'undetermined':
      return because(
        'errored',
        `${name}, which belongs to no planned case: ${joined.doubt ?? 'undetermined'}`,
      )
    case 'passed':
      return { verdict: 'passed', note: `${name} passed, but belongs to no planned case` }
  }
}

function judgeStatus({ run, strangers, assertions }: RunCaseInput): Verdict {
  const missed = assertions.filter((one) => isRequired(one.planned) && hasFailed(one))
  if (readState(run.status) === 'passed') {
    const [first] = missed
    return first === undefined
      ? PASSED
      : because(
          'errored',
          `Bland marked the run PASSED, but the required assertion “${first.planned.title}” failed`,
        )
  }
  const failed = strangers.filter((one) => one.verdict === 'failed')
  const explained = missed.length > 0 || failed.some(isRequiredResult)
  return explained
    ? PASSED
    : because('failed', 'Bland marked the run FAILED, but no required assertion failed')
}

function isRequired(planned: PlannedCase): boolean {
  return (
    planned.kind === 'all-assertions' ||
    (planned.kind === 'assertion' && planned.assertion.required)
  )
}

/** Returns whether an assertion failed. The case that replaces all counts only the required ones. */
function hasFailed({ planned, results }: JudgedAssertion): boolean {
  const counted = planned.kind === 'assertion' ? results : results.filter(isRequiredResult)
  return counted.some((result) => result.verdict === 'failed')
}

/** Compares the status of the batch's copy of the run, if the copy has ended. */
function judgeCopy({ run, batchCopy }: RunCaseInput): Verdict {
  const copied = readState(batchCopy?.status ?? null)
  if (!isFinished(copied) || copied === readState(run.status)) return PASSED
  return because('errored', `the run says ${run.status}, Bland's batch says ${batchCopy?.status}`)
}

function judgeUnasserted({ run, strangers, assertions, policy }: RunCaseInput): Verdict {
  const asserts = assertions.length > 0 || strangers.length > 0
  if (asserts || readState(run.status) !== 'passed') return PASSED
  const note = "Bland's verdict alone: the scenario asserts nothing"
  return policy.unasserted === 'fail' ? because('failed', note) : { verdict: 'passed', note }
}

/** Notes unreadable fields that no verdict reads. */
function noteUnreadable({ run }: RunCaseInput): Verdict {
  const fields = run.unreadable ?? []
  if (fields.length === 0) return PASSED
  return { verdict: 'passed', note: `Bland sent unreadable values for ${fields.join(', ')}` }
}
