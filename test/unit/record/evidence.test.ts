import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import { describe, expect, test } from 'vitest'
import { SUITE_STARTS } from '../../../src/verdict/suite/suite-cases.ts'
import { bareRecord, toCaseRecord } from '../../../src/record/evidence.ts'
import type { CaseRecord } from '../../../src/record/record.ts'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { judgeRun } from '../../../src/verdict/run/judge-run.ts'
import { because } from '../../../src/verdict/verdict.ts'
import { aDefinition, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { turns } from '../report/helpers.ts'

const definition = aDefinition({
  id: 'a1',
  type: 'STRING_CHECK',
  name: 'Says goodbye',
  config: { value: 'goodbye' },
})

/** The records of the cases of a run with these results. */
function recorded(
  fields: Fields,
  definitions: readonly (typeof definition)[] | null = [definition],
): readonly CaseRecord[] {
  const run = aRun(fields)
  const cases = planCases({ state: 'launched', definitions })
  const outcome = { state: 'finished', run, batchCopy: null } as const
  return judgeRun(cases, outcome, DEFAULT_POLICY).map((judged) => toCaseRecord(judged, run))
}

describe('the record of a case', () => {
  test('that passed has neither reason nor evidence', () => {
    const assertion_results = [{ assertion_id: 'a1', status: 'PASSED', reasoning: 'It did.' }]
    expect(recorded({ assertion_results })).toEqual([
      {
        kind: 'run',
        id: 'completes',
        title: 'run completes',
        verdict: 'passed',
        reason: null,
        note: null,
        assertion: null,
        evidence: [],
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/u),
      },
      {
        kind: 'assertion',
        id: 'a1',
        title: 'Says goodbye',
        verdict: 'passed',
        reason: null,
        note: null,
        assertion: {
          id: 'a1',
          type: 'STRING_CHECK',
          required: true,
          criterion: 'transcript contains “goodbye”',
        },
        evidence: [],
      },
    ])
  })

  test('that failed says what was expected, what was received, and why', () => {
    const result = { assertion_id: 'a1', status: 'FAILED', actual: 'bye', reasoning: 'Too short.' }
    const [, failed] = recorded({
      status: 'FAILED',
      overall_score: 0.4,
      assertion_results: [result],
    })
    expect(failed).toMatchObject({
      verdict: 'failed',
      reason: 'expected: transcript contains “goodbye” — received: bye — Too short.',
      evidence: [
        { label: 'Expected', text: 'transcript contains “goodbye”' },
        { label: 'Received', text: 'bye' },
        { label: 'Reasoning', text: 'Too short.' },
        { label: 'Score of the run', text: '0.40' },
      ],
    })
  })

  test('that is undetermined says why in place of what was received', () => {
    const [, errored] = recorded({ assertion_results: [{ assertion_id: 'a1', status: 'MAYBE' }] })
    expect(errored?.evidence).toContainEqual({
      label: 'Received',
      text: 'its result has the unknown status "MAYBE"',
    })
  })

  test('without a result has the score of the run at most', () => {
    const [, errored] = recorded({ assertion_results: [], overall_score: 0 })
    expect(errored?.evidence).toEqual([{ label: 'Score of the run', text: '0.00' }])
  })

  test('of a pass that says something keeps the note', () => {
    expect(recorded({ assertion_results: [] }, [])).toMatchObject([
      { verdict: 'passed', note: "Bland's verdict alone: the scenario asserts nothing" },
    ])
  })

  test('for all assertions names each result', () => {
    const assertion_results = [
      { assertion_id: 'a1', name: 'Polite', status: 'FAILED' },
      { assertion_id: 'a2', name: 'Brief', status: 'PASSED' },
    ]
    const [, all] = recorded({ status: 'FAILED', assertion_results }, null)
    expect(all).toMatchObject({
      assertion: { id: null, type: 'all' },
      evidence: [
        { label: 'Assertion', text: '“Polite”' },
        { label: 'Assertion', text: '“Brief”' },
      ],
    })
  })

  test('of the suite belongs to no assertion', () => {
    expect(bareRecord(SUITE_STARTS, because('failed', 'no key'))).toEqual({
      kind: 'suite',
      id: 'starts',
      title: 'suite starts',
      verdict: 'failed',
      reason: 'no key',
      note: null,
      assertion: null,
      evidence: [],
    })
  })
})

function failing(fields: Fields): Fields {
  const result = { assertion_id: 'a1', status: 'FAILED', ...fields }
  return { status: 'FAILED', assertion_results: [result] }
}

/** What the run shows of a failed assertion: label, text and turn of each part. */
function shown(type: string, config: Fields, fields: Fields): readonly unknown[] {
  const [, one] = recorded(fields, [aDefinition({ id: 'a1', type, config })])
  const others = new Set(['Expected', 'Received', 'Reasoning', 'Score of the run'])
  return (one?.evidence ?? [])
    .filter(({ label }) => !others.has(label))
    .map(({ label, text, turn }) => [label, text, turn])
}

describe('the evidence of a case', () => {
  const chat = turns(
    'Acme, hello?',
    'Cancel my appointment.',
    'Tuesday instead?',
    'So is it CANCELLED or not?',
    'Goodbye.',
  )

  test.each([
    ['in any case', 'is it cancelled', ['Said in', 'turn 4 of 5 (caller)', 3]],
    ['in any spacing', 'tuesday\n instead', ['Said in', 'turn 3 of 5 (agent)', 2]],
    ['nearly', 'cancellation confirmed', ['Closest to it', 'turn 4 of 5 (caller)', 3]],
  ])('points at the turn that has the text %s', (_how, value, expected) => {
    const fields = { ...failing({}), chat_history: chat }
    expect(shown('STRING_CHECK', { value }, fields)).toEqual([expected])
  })

  test('points nowhere where no turn has half of the words', () => {
    const config = { value: 'your refund of ten dollars was sent' }
    expect(shown('STRING_CHECK', config, { ...failing({}), chat_history: chat })).toEqual([])
  })

  test('reads a pattern that is a plain text, and runs no other', () => {
    const fields = { ...failing({}), chat_history: chat }
    expect(shown('REGEX_MATCH', { pattern: 'Goodbye' }, fields)).toEqual([
      ['Said in', 'turn 5 of 5 (agent)', 4],
    ])
    expect(shown('REGEX_MATCH', { pattern: 'Good(bye)' }, fields)).toEqual([])
  })

  test('has the nodes that were visited in place of those that were not', () => {
    const fields = { ...failing({}), nodes_visited: ['greeting', 'offer', 'offer'] }
    expect(shown('NODE_REACHED', { node_id: 'transfer' }, fields)).toEqual([
      ['Visited', 'greeting → offer ×2', undefined],
    ])
    expect(shown('NODE_REACHED', { node_id: 'transfer' }, failing({}))).toEqual([
      ['Visited', 'no node', undefined],
    ])
  })

  test('has the value that was extracted, and the turn that has the expected one', () => {
    const config = { variableName: 'day', value: 'Tuesday' }
    const fields = { ...failing({}), variables_extracted: { day: 'Monday' }, chat_history: chat }
    expect(shown('VARIABLE_EXTRACTED', config, fields)).toEqual([
      ['Extracted', 'day = Monday', undefined],
      ['Said in', 'turn 3 of 5 (agent)', 2],
    ])
  })

  test('says that a variable was not extracted, and which were', () => {
    const config = { variableName: 'constructor' }
    const fields = { ...failing({}), variables_extracted: { day: 'Monday', name: 'Dana' } }
    expect(shown('VARIABLE_EXTRACTED', config, fields)).toEqual([
      ['Extracted', 'day, name; no constructor', undefined],
    ])
  })

  test('takes no value for said where it is a part of another word', () => {
    const config = { variableName: 'confirmed', value: 'no' }
    const fields = { ...failing({}), variables_extracted: {}, chat_history: turns('I know not.') }
    expect(shown('VARIABLE_EXTRACTED', config, fields)).toEqual([
      ['Extracted', 'nothing; no confirmed', undefined],
    ])
  })

  test('points at the turn that the reasoning quotes', () => {
    const reasoning = 'The caller had to ask "so is it cancelled or not" in the end.'
    const fields = { ...failing({ reasoning }), chat_history: chat }
    expect(shown('LLM_JUDGE', { prompt: 'Was it polite?' }, fields)).toEqual([
      ['Quoted from', 'turn 4 of 5 (caller)', 3],
    ])
  })

  test('reads documented results where the definition is not known', () => {
    const fields = {
      status: 'FAILED',
      chat_history: chat,
      variables_extracted: { day: 'Monday' },
      assertion_results: [
        { assertion_id: 'a1', passed: false, type: 'contains', expected: 'goodbye' },
        { assertion_id: 'a2', passed: false, type: 'node_visited', expected: 'transfer' },
        { assertion_id: 'a3', passed: false, type: 'variable_equals', field: 'day', expected: 'x' },
        { assertion_id: 'a4', passed: false, type: 'latency_below', expected: 5 },
      ],
    }
    const [, all] = recorded(fields, null)
    const labels = new Set(['Said in', 'Visited', 'Extracted'])
    expect(all?.evidence.filter(({ label }) => labels.has(label))).toEqual([
      { label: 'Said in', text: 'turn 5 of 5 (agent)', turn: 4 },
      { label: 'Visited', text: 'no node' },
      { label: 'Extracted', text: 'day = Monday' },
    ])
  })

  test('of a result that passed among others points nowhere', () => {
    const assertion_results = [
      { assertion_id: 'a1', status: 'FAILED', name: 'Polite' },
      { assertion_id: 'a2', passed: true, type: 'contains', expected: 'goodbye' },
    ]
    const [, all] = recorded({ status: 'FAILED', assertion_results, chat_history: chat }, null)
    expect(all?.evidence.filter(({ turn }) => turn !== undefined)).toEqual([])
  })

  test('takes no time to speak of for a conversation of 5 MB', () => {
    const chat_history = turns('cancel '.repeat(350_000), 'x'.repeat(2_500_000))
    const before = performance.now()
    shown('STRING_CHECK', { value: 'cancellation confirmed' }, { ...failing({}), chat_history })
    expect(performance.now() - before).toBeLessThan(5_000)
  })
})
