import type { Shape } from './shape.ts'
import type { Dice } from '../dice.ts'
import type { Fields, MockAssertion, MockPlay, MockScenario } from '../script/types.ts'

/** An assertion definition with all defaults. */
export interface Assertion extends Fields {
  readonly id: string
  readonly type: string
  readonly config: Fields
  readonly is_required: boolean
  readonly weight: number
}

/** A scenario with all defaults: the body to send, and how it plays. */
export interface Scenario {
  readonly body: ScenarioBody
  readonly play: MockPlay
}

/** The fields of a scenario that the mock itself reads. */
interface ScenarioBody extends Fields {
  readonly id: string
  readonly name: string
  readonly pathway_id: string | null
  readonly persona_id: string | null
  readonly enabled: boolean
  readonly bland_tone_enabled: boolean
  readonly assertions: readonly Assertion[]
}

/** The pathway of scenarios that name no pathway, persona or agent. */
const DEFAULT_PATHWAY_ID = 'b1693602-c05e-4b5c-b187-d0189a42aebf'

/** The settings of all scenarios. */
interface ScenarioSettings {
  readonly dice: Dice
  readonly shape: Shape
}

/** Adds the defaults to a scenario; `index` is its position in the script. */
export function completeScenario(
  given: MockScenario,
  index: number,
  { dice, shape }: ScenarioSettings,
): Scenario {
  const { play = {}, assertions = [DEFAULT_ASSERTION], ...fields } = given
  const key = `scenario/${index}`
  const completed = assertions.map((assertion, order) =>
    completeAssertion(assertion, order, dice.uuid(`${key}/assertion/${order}`)),
  )
  const newer = shape === 'current' ? CURRENT_SCENARIO : {}
  const body = { ...defaults(given, key, dice), ...newer, ...fields, assertions: completed }
  return { body, play }
}

/** The fields of a scenario that older bodies do not have. */
const CURRENT_SCENARIO: Fields = {
  agent_id: null,
  is_template: false,
  template_category: null,
  tags: [],
  input_messages: [],
}

const DEFAULT_ASSERTION: MockAssertion = {
  type: 'LLM_JUDGE',
  name: 'Goal reached',
  config: {
    prompt: 'Did the agent do what the caller asked for?',
    output_type: 'boolean',
    pass_on_true: true,
  },
}

function defaults(given: MockScenario, key: string, dice: Dice): ScenarioBody {
  const hasOtherTarget = Boolean(given.persona_id ?? given.agent_id)
  return {
    id: dice.uuid(key),
    org_id: dice.uuid('organisation'),
    pathway_id: hasOtherTarget ? null : DEFAULT_PATHWAY_ID,
    persona_id: null,
    name: given.name,
    description: null,
    category: 'CUSTOM',
    scenario_type: 'AGENT',
    tester_persona_prompt: `You are calling about: ${given.name}.`,
    tester_persona_name: 'Caller',
    max_turns: 20,
    request_data: null,
    start_node_id: null,
    bland_tone_enabled: true,
    is_required_for_promotion: false,
    enabled: true,
    input_messages: null,
    advanced_instructions: null,
    metadata: null,
    assertions: [],
    created_at: '2026-03-02T09:00:00.000Z',
    updated_at: '2026-04-20T16:30:00.000Z',
  }
}

function completeAssertion(given: MockAssertion, order: number, id: string): Assertion {
  return { id, type: 'LLM_JUDGE', config: {}, is_required: true, weight: 1, order, ...given }
}
