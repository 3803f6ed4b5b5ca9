/** Describes a failed assertion on one line: expected, received, Bland's reasoning. */
import type { PlannedAssertion } from './planned-case.ts'
import type { AssertionResult } from '../model/run.ts'
import type { JoinedResult } from './results.ts'
import { assertionTitle, oneLine } from './title.ts'
import { describeConfig, describeResult, wordsOf } from './vocabulary.ts'

/** The longest part of the one-line reason, in characters. Other texts stay whole. */
const PART = 300

/** Returns Bland's whole reasoning, under any of its known keys; null if there is none. */
export function reasoningOf(result: AssertionResult): string | null {
  for (const key of ['reasoning', 'reason', 'message', 'explanation']) {
    const value = wordsOf(result)[key]
    if (typeof value === 'string' && value.trim() !== '') return oneLine(value, Infinity)
  }
  return null
}

/** Returns what was expected, from the definition or else the result; null if neither says. */
export function expectedOf(
  assertion: PlannedAssertion | null,
  result: AssertionResult | null,
): string | null {
  const built = assertion && describeConfig(assertion.type, assertion.config)
  const expected = built ?? describeResult(result)
  const threshold = assertion?.config['threshold']
  if (expected === null) return null
  const whole = oneLine(expected, Infinity)
  if (typeof threshold !== 'number') return whole
  return `${whole} with a score of at least ${threshold}`
}

/** Returns what was received; null if the result does not say. */
export function receivedOf(result: AssertionResult): string | null {
  for (const key of ['actual', 'received', 'value']) {
    const value = wordsOf(result)[key]
    if (value !== undefined && value !== null) {
      return oneLine(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), Infinity)
    }
  }
  return typeof result.score === 'number' ? `a score of ${result.score}` : null
}

/** Returns the one-line reason of a failed assertion. */
export function describeFailure(
  assertion: PlannedAssertion | null,
  result: AssertionResult,
): string {
  const expected = expectedOf(assertion, result)
  const received = receivedOf(result)
  const reasoning = reasoningOf(result)
  const parts = [
    expected === null ? 'Bland marked it failed' : `expected: ${oneLine(expected, PART)}`,
    received === null ? null : `received: ${oneLine(received, PART)}`,
    reasoning === null ? null : oneLine(reasoning, PART),
  ]
  return parts.filter((part) => part !== null).join(' — ')
}

/** Names a result that belongs to no case. */
export function nameOf(joined: JoinedResult): string {
  const title = assertionTitle(null, joined.result)
  if (title !== 'assertion') return `“${title}”`
  return joined.assertionId === null
    ? 'an unnamed assertion'
    : `assertion ${joined.assertionId.slice(0, 8)}`
}
