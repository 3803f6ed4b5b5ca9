/** Bodies as the API sends them, read by the schemas that read the API: every default is filled in. */
import { batchSchema } from '../../../src/model/batch-schema.ts'
import type { Batch } from '../../../src/model/batch.ts'
import { runSchema } from '../../../src/model/run-schema.ts'
import type { AssertionResult, Run } from '../../../src/model/run.ts'
import { scenarioSchema } from '../../../src/model/scenario.ts'
import type { AssertionDefinition, Scenario } from '../../../src/model/scenario.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A run that passed, without results. */
export function aRun(fields: Fields = {}): Run {
  const identity = { id: 'run-1', scenario_id: 'scenario-1', batch_id: 'batch-1' }
  return runSchema.parse({ ...identity, status: 'PASSED', ...fields })
}

/** A result of the assertion `a1` that says nothing yet. */
export function aResult(fields: Fields = {}): AssertionResult {
  const { assertion_results: results } = aRun({
    assertion_results: [{ assertion_id: 'a1', ...fields }],
  })
  const [result] = results ?? []
  if (result === undefined) throw new TypeError('a run lost its result')
  return result
}

export function aScenario(fields: Fields = {}): Scenario {
  return scenarioSchema.parse({ id: 'scenario-1', name: 'Refund', assertions: [], ...fields })
}

/** A required assertion `a1` without a name. */
export function aDefinition(fields: Fields = {}): AssertionDefinition {
  const { assertions } = aScenario({ assertions: [{ id: 'a1', type: 'BLAND_TONE', ...fields }] })
  const [definition] = assertions ?? []
  if (definition === undefined) throw new TypeError('a scenario lost its assertion')
  return definition
}

/** A batch that passed, with one run that passed. */
export function aBatch(fields: Fields = {}): Batch {
  const runs = [{ id: 'run-1', scenario_id: 'scenario-1', status: 'PASSED' }]
  return batchSchema.parse({ id: 'batch-1', status: 'PASSED', runs, ...fields })
}
