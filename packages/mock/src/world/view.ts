/** Shows runs and batches at a given moment (epoch milliseconds). */
import type { Fields } from '../script/types.ts'
import { identityOf, listOf, type Run } from './run.ts'

/** Runs that were started together. */
export interface Batch {
  readonly id: string
  readonly createdAt: string
  readonly runs: readonly Run[]
  /** Fields merged over the body. */
  readonly raw: Fields
}

/** Returns the body of `GET /runs/{id}`. */
export function runAt(run: Run, now: number): Fields {
  if (now >= run.settlesAt) {
    return run.finished
  }
  return now >= run.endsAt ? { ...run.finished, assertion_results: null } : ongoingAt(run, now)
}

/** Returns a run as lists and batches show it: without conversation, tone and error. */
export function runSummaryAt(run: Run, now: number): Fields {
  const body = runAt(run, now)
  const kept = SUMMARY_KEYS.filter((key) => key in body).map((key) => [key, body[key]] as const)
  const { id, name } = run.scenario.body
  return { ...Object.fromEntries(kept), scenario: { id, name } }
}

/** Returns the body of `GET /batches/{id}`. */
export function batchAt(batch: Batch, now: number): Fields {
  const settled = batch.runs.filter((run) => now >= run.settlesAt)
  const statuses = settled.map((run) => run.finished['status'])
  const count = (status: string): number => statuses.filter((one) => one === status).length
  return {
    id: batch.id,
    status: settled.length < batch.runs.length ? 'RUNNING' : batchStatus(statuses),
    total_scenarios: batch.runs.length,
    passed_scenarios: count('PASSED'),
    failed_scenarios: count('FAILED'),
    trigger_source: 'api',
    publish_on_pass: false,
    created_at: batch.createdAt,
    runs: batch.runs.map((run) => batchRunAt(run, now)),
    ...batch.raw,
  }
}

const SUMMARY_KEYS: readonly string[] = [
  'id',
  'scenario_id',
  'pathway_id',
  'persona_id',
  'agent_id',
  'batch_id',
  'status',
  'overall_score',
  'turn_count',
  'duration_ms',
  'created_at',
  'completed_at',
  'version_number',
  'assertion_results',
]

function batchRunAt(run: Run, now: number): Fields {
  const {
    pathway_id: _pathway,
    persona_id: _persona,
    agent_id: _agent,
    batch_id: _batch,
    ...copy
  } = runSummaryAt(run, now)
  return now >= run.endsAt ? { ...copy, ...run.scenario.play.batchRun } : copy
}

function batchStatus(statuses: readonly unknown[]): unknown {
  const worst = ['FAILED', 'ERROR', 'CANCELLED'].find((status) => statuses.includes(status))
  return worst ?? statuses.find((status) => status !== 'PASSED') ?? 'PASSED'
}

/**
 * Returns a running run. It waits for the first tenth of its time; a run that never ends stops before its
 * last words.
 */
function ongoingAt(run: Run, now: number): Fields {
  const share = (now - run.startedAt) / (run.plannedEnd - run.startedAt)
  const isPending = share < 0.1
  const shown = isPending ? 0 : Math.min(share, 0.95)
  const chat = firstOf(listOf(run.finished, 'chat_history'), shown)
  const nodes = firstOf(listOf(run.finished, 'nodes_visited'), shown)
  return {
    ...identityOf(run),
    status: isPending ? 'PENDING' : 'RUNNING',
    chat_history: chat,
    variables_extracted: {},
    nodes_visited: nodes,
    current_node_id: nodes.at(-1) ?? null,
    turn_count: chat.length,
    duration_ms: null,
    overall_score: null,
    bland_tone_score: null,
    assertion_results: null,
    error_message: null,
    created_at: run.createdAt,
  }
}

function firstOf(list: readonly unknown[], share: number): readonly unknown[] {
  return list.slice(0, Math.floor(list.length * share))
}
