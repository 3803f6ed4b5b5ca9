/** Marks the ids, states, times and counts in Bland's bodies by their position. All else is text. */
import type { Shape } from './values.ts'

type Fields = Exclude<Shape, string>

function all(shape: Shape, fields: string): Fields {
  return Object.fromEntries(fields.split(' ').map((field) => [field, shape]))
}

/** Fields of every thing. Everything under `extra` has no known position: it is text, keys included. */
const COMMON = { ...all('kept', 'created_at updated_at completed_at'), extra: {} }

const ASSERTION: Shape = {
  ...COMMON,
  ...all('kept', 'id is_required weight order fingerprint'),
  type: 'name',
}

const RESULT: Shape = {
  ...COMMON,
  ...all('kept', 'assertion_id status passed score'),
  type: 'name',
  assertion: ASSERTION,
}

/** A run, whole or short. */
export const RUN: Fields = {
  ...COMMON,
  ...all('kept', 'id run_id scenario_id batch_id pathway_id agent_id version_number status'),
  ...all('kept', 'turn_count duration_ms overall_score'),
  nodes_visited: 'name',
  chat_history: { ...COMMON, role: 'name' },
  assertion_results: RESULT,
  scenario: { ...COMMON, id: 'kept' },
}

/** A scenario with its assertions. */
export const SCENARIO: Fields = {
  ...COMMON,
  ...all(
    'kept',
    'id pathway_id persona_id agent_id max_turns enabled is_required_for_promotion is_template fingerprint',
  ),
  ...all('name', 'category tags'),
  request: { fingerprint: 'kept' },
  assertions: ASSERTION,
}

/** A version of a pathway. */
export const VERSION: Fields = {
  ...COMMON,
  ...all('kept', 'id version_number is_prev_published is_staging'),
}

/** A version of an agent. */
export const AGENT_VERSION: Fields = { ...COMMON, ...all('kept', 'id revision') }

const JUDGE: Shape = {
  ...COMMON,
  ...all('kept', 'eval_agent_id eval_agent_version_id required match_rate score passed'),
  target_level_keys: 'name',
}

/** The saved checks of an agent. */
export const CHECKS: Fields = {
  ...COMMON,
  ...all('kept', 'enabled scenario_ids simulations_count'),
  evals: JUDGE,
}

/** A check run. */
export const CHECK_RUN: Fields = {
  ...COMMON,
  ...all('kept', 'id agent_id env_type agent_version_id semver status simulations_count'),
  ...all('kept', 'overall_passed simulation_set_id eval_run_id'),
  verdicts: JUDGE,
}

/** The words of judges about the conversations of a check run. */
export const REASONS: Fields = {
  call_id: 'kept',
  agent_results: all('kept', 'eval_agent_id is_target_match is_insufficient_evidence failed'),
}

/** An unreadable run: the problem is text. */
const UNREADABLE: Shape = { scenario_id: 'kept' }

/** A batch with its runs. */
export const BATCH: Fields = {
  ...COMMON,
  ...all('kept', 'id batch_id status total_scenarios passed_scenarios failed_scenarios'),
  total_count: 'kept',
  runs: RUN,
  unreadable_runs: UNREADABLE,
}

/** The list of the runs of a batch. */
export const LISTING: Fields = {
  ...all('kept', 'totalCount total_count'),
  runs: RUN,
  unreadable: UNREADABLE,
}

/** A recorded session. */
const REQUESTED = all('kept', 'scenario_ids run_ids version_number in_production')
export const RECORDED: Fields = {
  ...all('kept', 'version host redacted'),
  requested: REQUESTED,
  scenarios: SCENARIO,
  batch: BATCH,
  later: { requested: REQUESTED, batch: BATCH },
  runs: RUN,
  checks: {
    ...all('kept', 'agent_id version_id cost'),
    run: CHECK_RUN,
    saved: CHECKS,
    reasons: REASONS,
  },
}

/** Makes a shape that also matches the lists and the wrapped form of an answer. */
export function wrapped(shape: Fields): Fields {
  const lists = { runs: RUN, scenarios: SCENARIO }
  return { ...lists, ...shape, data: { ...lists, ...shape } }
}
