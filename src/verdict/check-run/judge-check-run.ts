/**
 * The verdict table for a check run: (planned cases, outcome, policy) -> one verdict per case. A case passes
 * only if Bland passed it and we saw its verdict.
 */
import type { PlannedCase } from '../planned-case.ts'
import type { Policy } from '../../options/rules.ts'
import type { JudgedCase } from '../run/judge-run.ts'
import { isFinished, readState } from '../status.ts'
import { because } from '../verdict.ts'
import type { Verdict } from '../verdict.ts'
import { joinJudge, judgeJudge } from './judge-verdict.ts'
import type { CheckOutcome } from './outcome.ts'
import { judgeWhole } from './judge-whole.ts'

/** Evaluates every planned case of a check run. The order of verdicts never matters. */
export function judgeCheckRun(
  cases: readonly PlannedCase[],
  outcome: CheckOutcome,
  policy: Policy,
): readonly JudgedCase[] {
  const dead = whyNothingCounts(outcome)
  if (dead !== null) {
    const skipped = because('skipped', dead.reason)
    return cases.map((planned) => judged(planned, planned.kind === 'run' ? dead.run : skipped))
  }
  if (outcome.state !== 'ended') return []
  const { run } = outcome
  const joined = cases.flatMap((one) => (one.kind === 'judge' ? [joinJudge(one, run)] : []))
  const whole = judgeWhole({ run, joined, policy })
  return cases.map((planned) => {
    if (planned.kind === 'run') return judged(planned, whole)
    const own = joined.find(
      ({ judge }) => planned.kind === 'judge' && judge.id === planned.judge.id,
    )
    const none = because('errored', 'a check run has no case of this kind')
    return judged(planned, own === undefined ? none : judgeJudge(own, policy))
  })
}

function judged(planned: PlannedCase, verdict: Verdict): JudgedCase {
  return { planned, verdict, results: [] }
}

interface Dead {
  readonly run: Verdict
  readonly reason: string
}

/** Returns the verdict on a check run whose judges do not count; null for one that counts. */
function whyNothingCounts(outcome: CheckOutcome): Dead | null {
  switch (outcome.state) {
    case 'unreadable':
      return errored(outcome.reason)
    case 'other-version': {
      const started = outcome.run.agent_version_id ?? 'a version without an id'
      const told = `asked for version ${outcome.asked}, Bland started ${started}`
      const next = outcome.hint === null ? '' : `. ${outcome.hint}`
      return { run: because('errored', `${told}${next}`), reason: 'another version was tested' }
    }
    case 'unfinished': {
      const last = outcome.lastStatus === null ? 'no status' : `status ${outcome.lastStatus}`
      const reason = `check run did not finish: ${last} after ${(outcome.waited / 1000).toFixed(0)} s`
      return { run: because('errored', `${reason}. ${outcome.hint}`), reason }
    }
    case 'ended':
      return whyEnded(outcome)
  }
}

function whyEnded({ run, cancelledFor }: CheckOutcome & { readonly state: 'ended' }): Dead | null {
  const state = readState(run.status)
  if (state === 'error') {
    const said = run.error_message?.trim()
    const reason = 'check run ended with ERROR'
    const told = said ? `${reason}: ${said}` : `${reason}, without saying why`
    return { run: because('errored', told), reason }
  }
  if (state === 'cancelled') {
    if (cancelledFor !== null)
      return errored(`bland-suite cancelled the check run: ${cancelledFor}`)
    const reason = 'check run was cancelled'
    return { run: because('failed', reason), reason }
  }
  return isFinished(state) ? null : errored(`check run has the unknown status ${run.status}`)
}

function errored(reason: string): Dead {
  return { run: because('errored', reason), reason }
}
