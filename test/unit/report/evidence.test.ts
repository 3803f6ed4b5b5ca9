import { describe, expect, test } from 'vitest'
import { toCaseRecord, toSuiteCase } from '../../../src/report/evidence.ts'
import type { CaseRecord } from '../../../src/report/record.ts'
import { planCases } from '../../../src/verdict/cases.ts'
import { judgeRun } from '../../../src/verdict/judge-run.ts'
import { DEFAULT_POLICY } from '../../../src/verdict/policy.ts'
import { because } from '../../../src/verdict/verdict.ts'
import { aDefinition, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'

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
        title: 'run completes',
        verdict: 'passed',
        reason: null,
        note: null,
        assertion: null,
        evidence: [],
      },
      {
        kind: 'assertion',
        title: 'Says goodbye',
        verdict: 'passed',
        reason: null,
        note: null,
        assertion: { id: 'a1', type: 'STRING_CHECK' },
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
    expect(toSuiteCase('suite starts', because('failed', 'no key'))).toEqual({
      kind: 'suite',
      title: 'suite starts',
      verdict: 'failed',
      reason: 'no key',
      note: null,
      assertion: null,
      evidence: [],
    })
  })
})
