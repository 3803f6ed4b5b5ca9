import type { Fields, MockResult } from '../script/types.ts'
import { currentResult } from './current.ts'
import type { Assertion, Scenario } from './scenario.ts'
import type { Shape } from './shape.ts'

/** The outcome of one assertion in a run. */
export interface Outcome {
  readonly assertion: Assertion
  readonly passed: boolean
  /** The result as sent; null if the script says `missing`. */
  readonly sent: Fields | null
}

/** Plays the assertions of a scenario. */
export function outcomesOf(scenario: Scenario, shape: Shape): readonly Outcome[] {
  const results = scenario.play.results ?? {}
  return scenario.body.assertions.map((assertion, index) => {
    const result = results[assertion.id] ?? results[index] ?? 'pass'
    if (result === 'missing') {
      return { assertion, passed: true, sent: null }
    }
    const passed = isPass(result)
    const raw = typeof result === 'string' ? {} : result
    return { assertion, passed, sent: { ...SPELL[shape](assertion, passed), ...raw } }
  })
}

function isPass(result: Exclude<MockResult, 'missing'>): boolean {
  if (typeof result === 'string') {
    return result === 'pass'
  }
  return typeof result.status === 'string' ? result.status === 'PASSED' : (result.passed ?? true)
}

const SPELL: Readonly<Record<Shape, (assertion: Assertion, passed: boolean) => Fields>> = {
  observed,
  current: (assertion, passed) => ({
    ...observed(assertion, passed),
    ...currentResult(assertion, passed),
  }),
  documented: (assertion, passed) => ({
    assertion_id: assertion.id,
    ...documentedCriterion(assertion),
    passed,
  }),
}

function observed(assertion: Assertion, passed: boolean): Fields {
  return {
    assertion_id: assertion.id,
    status: passed ? 'PASSED' : 'FAILED',
    reasoning: reasoning(assertion, passed),
  }
}

function documentedCriterion({ type, config }: Assertion): Fields {
  switch (type) {
    case 'STRING_CHECK':
      return { type: 'contains', target: 'transcript', expected: config['value'] ?? config['text'] }
    case 'NODE_REACHED':
      return { type: 'node_visited', target: 'nodes_visited', expected: config['node_id'] }
    case 'VARIABLE_EXTRACTED': {
      const { variableName, value } = config
      const target = 'variables_extracted'
      return { type: 'variable_equals', target, field: variableName, expected: value }
    }
    default:
      return { type: type.toLowerCase(), target: 'transcript', expected: config['prompt'] ?? null }
  }
}

function reasoning(assertion: Assertion, passed: boolean): string {
  const { type, expected } = documentedCriterion(assertion)
  const thing = typeof expected === 'string' ? `"${expected}"` : 'what was asked for'
  switch (type) {
    case 'contains':
      return passed ? `The transcript contains ${thing}.` : `The transcript never says ${thing}.`
    case 'node_visited':
      return passed ? `The call reached the node ${thing}.` : `The call never reached ${thing}.`
    default:
      return passed ? 'The conversation meets the criterion.' : 'The criterion was not met.'
  }
}
