import type { PlannedAssertion } from '../../../src/verdict/planned-case.ts'
import { describe, expect, test } from 'vitest'
import {
  describeFailure,
  expectedOf,
  nameOf,
  reasoningOf,
  receivedOf,
} from '../../../src/verdict/describe.ts'
import { joinResults } from '../../../src/verdict/results.ts'
import { aResult, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'

function anAssertion(type: string, config: Fields = {}): PlannedAssertion {
  return { id: 'a1', type, config, required: true }
}

function nameOfResult(fields: Fields): string {
  const [joined] = joinResults(aRun({ assertion_results: [fields] }), null)
  return joined === undefined ? 'nothing was joined' : nameOf(joined)
}

describe('the reasoning', () => {
  test.each(['reasoning', 'reason', 'message', 'explanation'])('stands under %s', (key) => {
    expect(reasoningOf(aResult({ [key]: 'No slot\nwas named.' }))).toBe('No slot was named.')
  })

  test('is the first that is not blank', () => {
    expect(reasoningOf(aResult({ reasoning: ' ', reason: 'No slot.' }))).toBe('No slot.')
  })

  test.each([[{}], [{ reasoning: null }], [{ reasoning: { text: 'No slot.' } }]])(
    'is none in %j',
    (fields) => {
      expect(reasoningOf(aResult(fields))).toBeNull()
    },
  )

  test('is told whole, however long it is', () => {
    expect(reasoningOf(aResult({ reasoning: 'x'.repeat(5000) }))).toBe('x'.repeat(5000))
  })
})

describe('what was received', () => {
  test.each([
    [{ actual: 'Tuesday' }, 'Tuesday'],
    [{ received: ['Tuesday'] }, '["Tuesday"]'],
    [{ value: false }, 'false'],
    [{ score: 0.4 }, 'a score of 0.4'],
    [{ actual: 'Tuesday', score: 0.4 }, 'Tuesday'],
  ])('of %j is %s', (fields, received) => {
    expect(receivedOf(aResult(fields))).toBe(received)
  })

  test('is none where the result tells of nothing', () => {
    expect(receivedOf(aResult())).toBeNull()
  })
})

describe('what was expected', () => {
  test('is what the definition asserts, also where a name hides it', () => {
    const assertion = anAssertion('NODE_REACHED', { node_id: 'booking' })
    expect(expectedOf(assertion, aResult({ name: 'Books' }))).toBe('reaches node “booking”')
  })

  test('names the threshold of a score', () => {
    const assertion = anAssertion('LLM_JUDGE', { prompt: 'Polite?', threshold: 0.7 })
    expect(expectedOf(assertion, null)).toBe('LLM judge: Polite? with a score of at least 0.7')
  })

  test('is what the result says where the definition does not tell', () => {
    const result = aResult({ type: 'contains', expected: 'confirmed' })
    expect(expectedOf(anAssertion('STRING_CHECK'), result)).toBe('transcript contains “confirmed”')
  })

  test('is none where there is nothing but a type', () => {
    expect(expectedOf(anAssertion('BLAND_TONE'), aResult({ type: 'bland_tone' }))).toBeNull()
  })
})

describe('the reason of a failure', () => {
  test('says what was expected, what was received, and Bland’s reasoning', () => {
    const assertion = anAssertion('VARIABLE_EXTRACTED', { variableName: 'city', value: 'Oslo' })
    const result = aResult({ actual: 'Bergen', reasoning: 'The caller said\nBergen.' })
    expect(describeFailure(assertion, result)).toMatchInlineSnapshot(
      `"expected: variable city equals “Oslo” — received: Bergen — The caller said Bergen."`,
    )
  })

  test('has at most 300 characters of each', () => {
    const reasoning = 'x'.repeat(5000)
    const failed = aResult({ status: 'FAILED', reasoning })
    expect(describeFailure(anAssertion('BLAND_TONE'), failed)).toBe(
      `Bland marked it failed — ${'x'.repeat(299)}…`,
    )
  })

  test('says that Bland marked it failed where nothing tells what was expected', () => {
    expect(describeFailure(anAssertion('BLAND_TONE'), aResult({ status: 'FAILED' }))).toBe(
      'Bland marked it failed',
    )
  })
})

describe('the name of a result that no case is named after', () => {
  test.each([
    [{ assertion_id: 'a1', name: 'Polite' }, '“Polite”'],
    [{ assertion_id: 'a1', type: 'node_visited', expected: 'end' }, '“reaches node “end””'],
    [{ assertion_id: '0123456789abcdef' }, 'assertion 01234567'],
    [{}, 'an unnamed assertion'],
  ])('of %j is %s', (fields, name) => {
    expect(nameOfResult(fields)).toBe(name)
  })
})
