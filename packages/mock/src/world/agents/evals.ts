/** Shows the ratings of a check run: its evaluation, and the results of its simulation set. */
import type { Fields } from '../../script/types.ts'
import type { Run } from '../run.ts'
import type { Judge } from './agent.ts'
import { isActive, isJudged, type CheckRun } from './check-run.ts'
import { matchRateOf, percent } from './judging.ts'
import { PRICE, ratingRow, type RatingRow } from './rating-row.ts'

/** Returns the body of `GET /v1/evals/runs/{id}`, of a check run that is judged. */
export function evaluationOf(run: CheckRun): Fields {
  const { agent, version, conversations, checks } = run
  const calls = callsOf(run)
  const ratings = conversations.length * checks.judges.length
  return {
    id: run.evalRunId,
    status: 'COMPLETE',
    triggered_by: 'manual',
    run_mode: 'text',
    submitted_call_ids: conversations.map(({ id }) => id),
    agent_id: agent.id,
    agent_version_id: version.id,
    resolved_call_count: conversations.length,
    resolved_agent_count: checks.judges.length,
    resolved_atom_count: ratings,
    completed_atom_count: ratings,
    summary: {
      overall_score_mean: meanOf(calls.map(({ score }) => score)),
      successful_call_count: calls.filter(({ status }) => status === 'COMPLETE').length,
      failed_call_count: calls.filter(({ status }) => status === 'FAILED').length,
      insufficient_evidence_count: calls.filter(({ status }) => status === 'INSUFFICIENT_EVIDENCE')
        .length,
      target_match_count: calls.flatMap(({ rows }) => rows).filter(isMatch).length,
      pass_threshold_pct: null,
      overall_pass: null,
    },
    billable_cost_usd: Math.round(ratings * PRICE * 100) / 100,
    error_code: null,
    error_message: null,
    created_at: run.createdAt,
  }
}

/** Returns the rows of `GET /v1/evals/runs/{id}/call-results`, one for each conversation. */
export function callResultsOf(run: CheckRun, withAgents: boolean): readonly CallRow[] {
  return callsOf(run).map(({ conversation, status, score, rows }) => ({
    id: `${conversation.id}-result`,
    eval_run_id: run.evalRunId,
    call_id: conversation.id,
    call_display_name: conversation.scenario.body.name,
    call_duration_seconds: secondsOf(conversation),
    call_ended_by: 'agent',
    status,
    overall_score_normalized_0_100: score,
    failed_agent_count: rows.filter(({ failed }) => failed).length,
    insufficient_evidence_agent_count: rows.filter((row) => row.is_insufficient_evidence).length,
    ...(withAgents ? { agent_results: rows } : {}),
  }))
}

interface CallRow extends Fields {
  readonly id: string
}

/** Returns the body of `GET /simulation-runs/{set}/results`. Nothing is in it until the check run has ended. */
export function simulationResultsAt(run: CheckRun, now: number): Fields {
  const summary = {
    simulation_set_id: run.simulationSetId,
    passed: null,
    created_at: run.createdAt,
  }
  if (!isJudged(run, now)) {
    const status = isActive(run, now) ? 'RUNNING' : 'CANCELLED'
    const none = { total_calls: 0, passed_count: 0, failed_count: 0 }
    return {
      summary: { ...summary, eval_run_id: null, status, score: null, ...none },
      assertions: [],
      logs: [],
    }
  }
  const logs = callsOf(run).map(logOf)
  const passed = logs.filter((log) => log.passed).length
  const counts = {
    total_calls: logs.length,
    passed_count: passed,
    failed_count: logs.length - passed,
  }
  const score = meanOf(logs.map((log) => log.score))
  return {
    summary: { ...summary, eval_run_id: run.evalRunId, status: 'COMPLETE', score, ...counts },
    assertions: run.checks.judges.map((judge) => judgeSummary(judge, run.conversations.length)),
    logs,
  }
}

interface CallResult {
  readonly conversation: Run
  readonly status: 'COMPLETE' | 'FAILED' | 'INSUFFICIENT_EVIDENCE'
  readonly score: number | null
  readonly rows: readonly RatingRow[]
}

function callsOf({ conversations, checks }: CheckRun): readonly CallResult[] {
  return conversations.map((conversation, position) => {
    const rows = checks.judges.map((judge) => ratingRow(judge, position, conversation))
    const score = meanOf(rows.map((row) => row.score_normalized_0_100))
    return { conversation, status: statusOf(rows), score, rows }
  })
}

function statusOf(rows: readonly RatingRow[]): CallResult['status'] {
  if (rows.some(({ failed }) => failed)) {
    return 'FAILED'
  }
  return rows.some((row) => row.is_insufficient_evidence) ? 'INSUFFICIENT_EVIDENCE' : 'COMPLETE'
}

function isMatch(row: RatingRow): boolean {
  return row.is_target_match === true
}

function meanOf(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null)
  const sum = known.reduce((total, score) => total + score, 0)
  return known.length === 0 ? null : Math.round((sum / known.length) * 10) / 10
}

function secondsOf({ finished }: Run): number | null {
  const duration = finished['duration_ms']
  return typeof duration === 'number' ? Math.round(duration / 100) / 10 : null
}

function logOf({ conversation, status, score }: CallResult) {
  return {
    run_id: conversation.id,
    conversation_id: conversation.id,
    case_name: conversation.scenario.body.name,
    duration_seconds: secondsOf(conversation),
    score,
    passed: status === 'COMPLETE',
  }
}

function judgeSummary(judge: Judge, conversations: number): Fields {
  const rate = matchRateOf(judge, conversations)
  return {
    eval_agent_id: judge.id,
    name: judge.name ?? judge.id,
    mode: judge.targets.length > 0 ? 'levels' : 'passfail',
    score: percent(rate),
    passed: rate === null ? null : rate >= 0.5,
    weight: 100,
  }
}
