/** Marks the ids, states, times and counts in Bland's bodies by their position. All else is text. */
import type { Shape } from './values.ts'

type Fields = Exclude<Shape, string>

function all(shape: Shape, fields: string): Fields {
  return Object.fromEntries(fields.split(' ').map((field) => [field, shape]))
}

const TIMES = all('kept', 'created_at updated_at started_at completed_at')
const TARGET = all('kept', 'org_id pathway_id persona_id agent_id agent_version_id version_number')

const ASSERTION: Shape = {
  ...TIMES,
  ...all('kept', 'id scenario_id is_required weight order'),
  type: 'name',
}

const RESULT: Shape = {
  ...TIMES,
  ...all('kept', 'id run_id assertion_id status passed is_required weight order score duration_ms'),
  type: 'name',
  assertion: ASSERTION,
}

const SCENARIO_IN_SHORT: Shape = { id: 'kept', category: 'name', bland_tone_enabled: 'kept' }

/** A run, whole or short. */
export const RUN: Fields = {
  ...TIMES,
  ...TARGET,
  ...all('kept', 'id run_id scenario_id batch_id call_id current_node_id simulation_set_id'),
  ...all('kept', 'simulation_index status turn_count duration_ms llm_eval_count overall_score'),
  trigger_source: 'name',
  nodes_visited: 'name',
  chat_history: { role: 'name', node_id: 'kept', ...TIMES },
  assertion_results: RESULT,
  scenario: SCENARIO_IN_SHORT,
}

/** A scenario with its assertions. */
export const SCENARIO: Fields = {
  ...TIMES,
  ...TARGET,
  ...all('kept', 'id start_node_id max_turns enabled is_required_for_promotion is_template'),
  ...all('name', 'category scenario_type template_category'),
  assertions: ASSERTION,
  runs: RUN,
  most_recent_run: RUN,
}

/** An unreadable run: the problem is text. */
const UNREADABLE: Shape = { scenario_id: 'kept' }

/** A batch with its runs. */
export const BATCH: Fields = {
  ...TIMES,
  ...TARGET,
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
export const RECORDED: Fields = {
  ...all('kept', 'version host redacted'),
  requested: all('kept', 'scenario_ids run_ids version_number'),
  scenarios: SCENARIO,
  batch: BATCH,
  runs: RUN,
}

/** Makes a shape that also matches the lists and the wrapped form of an answer. */
export function wrapped(shape: Fields): Fields {
  const lists = { runs: RUN, scenarios: SCENARIO }
  return { ...lists, ...shape, data: { ...lists, ...shape } }
}
