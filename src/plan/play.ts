/** How a scenario plays, for people: what its fingerprint is made of, after redaction. */
import type { Scenario } from '../model/scenario.ts'

/** The parts of a play, by names for people. A text of several lines is a list of them. */
export type Play = Readonly<Record<string, unknown>>

/** Bland's keys by names for people. */
const KEYS = {
  type: 'scenario_type',
  callerName: 'tester_persona_name',
  callerPrompt: 'tester_persona_prompt',
  maxTurns: 'max_turns',
  startNode: 'start_node_id',
  inputMessages: 'input_messages',
  instructions: 'advanced_instructions',
  tone: 'bland_tone_enabled',
  request: 'request',
} as const

/** Describes the play of a scenario. What Bland leaves out is null. */
export function playOf(scenario: Scenario): Play {
  const whole: Readonly<Record<string, unknown>> = { ...scenario.extra, ...scenario }
  const entries = Object.entries(KEYS).map(([name, key]) => [name, inLines(whole[key] ?? null)])
  return Object.fromEntries(entries)
}

function inLines(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\n') ? value.split('\n') : value
}
