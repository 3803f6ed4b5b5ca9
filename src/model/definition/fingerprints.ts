/**
 * Fingerprints of definitions: equal as long as Bland plays and judges the same. They are taken from bodies
 * as they come, because redaction would hide differences.
 */
import { compareTexts } from '../../util/compare.ts'
import { isPlain } from '../../util/is-plain.ts'
import { fingerprintOf } from '../../util/fingerprint.ts'
import type { AssertionDefinition, RequestKeys, Scenario } from '../scenario.ts'

/** The fields that make a play. Names of scenarios and assertions, categories, tags and dates do not. */
const PLAYED = [
  'scenario_type',
  'tester_persona_prompt',
  'tester_persona_name',
  'max_turns',
  'start_node_id',
  'input_messages',
  'advanced_instructions',
  'bland_tone_enabled',
  'request_data',
] as const

/** Adds the fingerprints to a scenario that was read alone. It is whole, so an absent field has no value. */
export function withFingerprints(scenario: Scenario): Scenario {
  const whole: Readonly<Record<string, unknown>> = { ...scenario.extra, ...scenario }
  const played = Object.fromEntries(PLAYED.map((key) => [key, whole[key]]))
  const assertions = scenario.assertions?.map(withOwn) ?? null
  const request = requestOf(whole['request_data'])
  return { ...scenario, fingerprint: fingerprintOf(played), request, assertions }
}

/** Adds the fingerprints to a scenario of a list. A scenario without a part of its play gets no fingerprint of its own. */
export function withKnownFingerprints(scenario: Scenario): Scenario {
  const { fingerprint, ...known } = withFingerprints(scenario)
  const whole = { ...scenario.extra, ...scenario }
  return PLAYED.every((key) => Object.hasOwn(whole, key)) ? { ...known, fingerprint } : known
}

function requestOf(data: unknown): RequestKeys | null {
  if (!isPlain(data)) return null
  return { keys: Object.keys(data).toSorted(compareTexts), fingerprint: fingerprintOf(data) }
}

/** Adds the fingerprint of an assertion. A field that Bland leaves out has the value that Bland gives it. */
function withOwn(assertion: AssertionDefinition): AssertionDefinition {
  const { type, config, is_required: required, weight } = assertion
  const judged = { type, config, is_required: required ?? true, weight: weight ?? 1 }
  return { ...assertion, fingerprint: fingerprintOf(judged) }
}
