/** The fields that bodies have had since September 2026. */
import type { Dice } from '../dice.ts'
import type { Fields } from '../script/types.ts'
import type { Assertion, Scenario } from './scenario.ts'

/** Returns the fields of a result that older bodies do not have. */
export function currentResult(assertion: Assertion, passed: boolean): Fields {
  const { name = null, type, is_required, weight } = assertion
  return {
    value: passed,
    score: passed ? 1 : 0,
    duration_ms: 12,
    error_message: null,
    assertion: { name, type, is_required, weight },
  }
}

/** A run before it ends. */
interface Start {
  readonly id: string
  readonly scenario: Scenario
  readonly versionNumber: number | null
}

/** Returns the fields of a run that older bodies do not have. Only pathways have version numbers. */
export function currentRun({ id, scenario, versionNumber }: Start, dice: Dice): Fields {
  const { body } = scenario
  const { name, category, bland_tone_enabled, tester_persona_name } = body
  return {
    org_id: body['org_id'],
    agent_id: body['agent_id'] ?? null,
    version_number: body.pathway_id === null ? null : versionNumber,
    triggered_by: body['org_id'],
    trigger_source: 'api',
    call_id: dice.uuid(`${id}/call`),
    llm_eval_count: body.assertions.length,
    simulation_set_id: null,
    simulation_index: null,
    metadata: null,
    completed_at: null,
    scenario: { name, category, bland_tone_enabled, tester_persona_name },
  }
}
