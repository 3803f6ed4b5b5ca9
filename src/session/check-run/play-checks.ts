/** Evaluates and records the cases of a check run. */
import type { CheckRun } from '../../model/check-run/check-run.ts'
import type { CheckSource } from '../../options/source/check-source.ts'
import type { PlannedScenario } from '../../plan/plan.ts'
import { toJudgeRecord } from '../../record/check-run/check-evidence.ts'
import type { RunRecord } from '../../record/record.ts'
import { toCaseRecord } from '../../record/evidence.ts'
import { comparedFields } from '../../history/judged.ts'
import { comparable, comparedUnderFilter, compareWith } from '../baseline/compare.ts'
import type { SessionBaseline } from '../baseline/compare.ts'
import { judgeCheckRun } from '../../verdict/check-run/judge-check-run.ts'
import type { CheckOutcome } from '../../verdict/check-run/outcome.ts'
import { notStarted } from '../../verdict/run/judge-run.ts'
import type { JudgedScenario } from '../play-scenario.ts'
import { filterOf } from '../session-input.ts'
import type { SessionInput } from '../session-input.ts'
import { orTell } from '../unreadable.ts'
import { nextStep } from './cancel-checks.ts'
import type { Canceller } from './cancel-checks.ts'
import { readEvidence } from './evidence.ts'
import type { CheckEvidence } from './evidence.ts'
import { followChecks } from './follow-checks.ts'
import type { StartedChecks } from './start-checks.ts'

/** An opened check run, or why there is none. */
export interface OpenedChecks {
  readonly input: SessionInput
  /** The accepted verdicts; null for none. */
  readonly baseline: SessionBaseline | null
  readonly source: CheckSource
  readonly started: StartedChecks
  readonly canceller: Canceller
  readonly deadline: AbortSignal
  readonly signal: AbortSignal
  readonly closing: AbortSignal
}

/** An evaluated check run. */
export interface JudgedChecks {
  readonly scenario: JudgedScenario
  readonly run: CheckRun | null
  readonly evidence: CheckEvidence
}

const NO_EVIDENCE: CheckEvidence = { reasons: [], runs: [], cost: null, trouble: null }

/** Waits for the check run, evaluates it under the filter, and writes its record. */
export async function judgeAndRecordChecks(
  scenario: PlannedScenario | undefined,
  opened: OpenedChecks,
): Promise<JudgedChecks> {
  if (scenario === undefined) throw new Error('No case of the check run was selected.')
  const { started, baseline } = opened
  const { isSelected } = filterOf(scenario, opened.input)
  if (started.state === 'refused') {
    const selected = scenario.cases.filter(isSelected)
    const cases = notStarted(selected, started.reason, true).map((one) => toCaseRecord(one, null))
    return { ...record(scenario, opened, { run: null, cases }), evidence: NO_EVIDENCE }
  }
  const outcome = await follow(scenario, { ...opened, started })
  const judged = judgeCheckRun(scenario.cases, outcome, scenario.policy)
  const raw = judgeCheckRun(scenario.cases, outcome, { ...scenario.policy, advisory: 'fail' })
  const compared = compareWith(baseline, scenario, judged, raw)
  const { run } = outcome
  const { client } = opened.input.link
  const evidence =
    outcome.state === 'ended'
      ? await readEvidence(client, outcome.run, opened.closing)
      : NO_EVIDENCE
  const cases = comparedUnderFilter(compared, isSelected).map((one) => {
    const told = toJudgeRecord(one, run, evidence)
    return { ...told, ...comparedFields(one, told.evidence) }
  })
  return { ...record(scenario, opened, { run, cases, cost: evidence.cost }), evidence }
}

/** Follows the check run. If the API cannot be read, the check run is given up. */
async function follow(
  { cases }: PlannedScenario,
  {
    input,
    source,
    started,
    ...by
  }: OpenedChecks & { readonly started: StartedChecks & { readonly state: 'started' } },
): Promise<CheckOutcome> {
  const { run, origin } = started
  const { timing } = input.settings
  const { agentId, versionId } = source
  const { client } = input.link
  const following = followChecks(run, { ...by, client, agentId, versionId, origin, timing, cases })
  const outcome = await orTell<CheckOutcome>(following, input.recorder, (reason) => ({
    state: 'unreadable',
    run: null,
    reason,
  }))
  if (outcome.state !== 'unreadable') return outcome
  const cancelled = await by.canceller.cancel()
  return cancelled.state === 'ended'
    ? { state: 'ended', run: cancelled.run, cancelledFor: null }
    : { ...outcome, reason: `${outcome.reason} ${nextStep(cancelled, run.id)}` }
}

interface Known {
  readonly run: CheckRun | null
  readonly cases: RunRecord['cases']
  readonly cost?: number | null
}

function record(
  scenario: PlannedScenario,
  { input, source, started, baseline }: OpenedChecks,
  { run, cases, cost = null }: Known,
): Pick<JudgedChecks, 'scenario' | 'run'> {
  const { key } = scenario
  const { isPartial } = filterOf(scenario, input)
  const known = run ?? (started.state === 'started' ? started.run : null)
  const path = input.recorder.writeRun({
    version: 1,
    kind: 'run',
    suite: input.suite,
    scenario: scenario.title,
    scenarioId: null,
    ...comparable(scenario, baseline),
    ...(isPartial && { isPartial }),
    host: input.link.client.host,
    batchId: null,
    run: null,
    ...(known !== null && {
      checkRun: {
        id: known.id,
        agentId: source.agentId,
        versionId: known.agent_version_id,
        status: known.status,
        cost,
        duration: durationOf(known),
      },
    }),
    cases,
  })
  const nothing = { seen: null, run: null, batchId: null, conversation: null, transcript: null }
  return { scenario: { key, isPartial, cases, record: path, ...nothing }, run: known }
}

/** Returns how long a check run took, in milliseconds; 0 if Bland does not say. */
function durationOf({ created_at: from, completed_at: to }: CheckRun): number {
  const took = Date.parse(to ?? '') - Date.parse(from ?? '')
  return Number.isFinite(took) && took > 0 ? took : 0
}
