import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BlandRecordError, parseReport } from 'bland-suite'
import { baselineIn } from '../../../src/report/json/accepted.js'
import { toJson } from '../../../src/report/json/json.js'
import { because } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'
import { aCase, aReport, aSuite, aSuiteRecord, hostileReport } from './helpers.ts'

const rude = aCase({
  title: 'is polite',
  kind: 'assertion',
  verdict: because('failed', 'was rude'),
  assertion: { id: 'a1', type: 'LLM_JUDGE' },
  evidence: [{ label: 'Quoted from', text: 'turn 1 of 1 (agent)', turn: 0 }],
  location: { file: 'agent.test.ts', line: 3 },
})
const noted = aCase({ verdict: { verdict: 'passed', note: 'asserts nothing' }, duration: 12_345 })
const run = aRun({
  pathway_id: 'pathway-1',
  status: 'FAILED',
  overall_score: 0.4,
  bland_tone_score: { overall_tone_score: 0.6 },
  nodes_visited: ['greeting', 'refund', 'greeting'],
  turn_count: 2,
  duration_ms: 12_345,
  created_at: '2026-05-01T10:00:00+02:00',
})
const consistent = aCase({ title: 'batch is consistent', kind: 'suite' })
const report = {
  suites: [
    aSuite({ run, cases: [noted, rude] }),
    aSuite({ name: 'Desk.Lost', scenario: 'Lost', run: null, cases: [aCase()] }),
    aSuite({ name: 'Desk', scenario: null, run: null, cases: [consistent] }),
  ],
  batches: [aSuiteRecord({ batchStatus: 'FAILED' })],
}

describe('report.json', () => {
  const read = parseReport(
    JSON.parse(toJson(report, { transcriptOf: () => 'transcripts/refund--run-1.txt' })),
  )

  test('counts the cases, and says the worst of them', () => {
    expect(read).toMatchObject({
      version: 1,
      verdict: 'failed',
      counts: { passed: 3, failed: 1, errored: 0, skipped: 0 },
      duration: 12_345,
    })
  })

  test('is no pass where there is no case', () => {
    const empty = parseReport(JSON.parse(toJson({ suites: [], batches: [] })))
    expect(empty.verdict).toBe('skipped')
  })

  test('has the nodes and the scores of a run, and a later run compares with them', () => {
    const scores = { score: 0.4, 'tone.overall': 0.6 }
    expect(read.runs[0]).toMatchObject({ nodes: ['greeting', 'refund'], scores })
    expect(baselineIn(read, 'Desk').map(({ traits }) => traits)).toEqual([
      { nodes: ['greeting', 'refund'], scores, day: '2026-05-01' },
      undefined,
    ])
  })

  test('has the batches of all attempts', () => {
    const batchIds = ['batch-1', 'batch-2']
    const json = toJson({ suites: [], batches: [aSuiteRecord({ batchIds })] })
    expect(parseReport(JSON.parse(json)).batches[0]?.batchIds).toEqual(batchIds)
  })

  test('has the batches', () => {
    expect(read.batches).toEqual([
      { suite: 'Desk', batchId: 'batch-1', status: 'FAILED', production: false },
    ])
  })

  test('has what is known of each run', () => {
    const { cases, ...facts } = read.runs[0] ?? { cases: [] }
    expect(cases).toHaveLength(2)
    expect(facts).toEqual({
      suite: 'Desk',
      scenario: 'Refund',
      verdict: 'failed',
      runId: 'run-1',
      batchId: 'batch-1',
      scenarioId: 'scenario-1',
      pathwayId: 'pathway-1',
      nodes: ['greeting', 'refund'],
      scores: { score: 0.4, 'tone.overall': 0.6 },
      status: 'FAILED',
      score: 0.4,
      tone: 0.6,
      turns: 2,
      duration: 12_345,
      startedAt: '2026-05-01T08:00:00.000Z',
      transcript: 'transcripts/refund--run-1.txt',
    })
  })

  test('has each case with why it did not pass, or what is to be known of its pass', () => {
    expect(read.runs[0]?.cases).toEqual([
      {
        id: 'run completes',
        title: 'run completes',
        kind: 'run',
        verdict: 'passed',
        reason: null,
        note: 'asserts nothing',
        assertion: null,
        evidence: [],
        location: null,
      },
      {
        id: 'is polite',
        title: 'is polite',
        kind: 'assertion',
        verdict: 'failed',
        reason: 'was rude',
        note: null,
        assertion: { id: 'a1', type: 'LLM_JUDGE' },
        evidence: [{ label: 'Quoted from', text: 'turn 1 of 1 (agent)', turn: 0 }],
        location: { file: 'agent.test.ts', line: 3 },
      },
    ])
  })

  test('has a run that Bland did not return, without facts', () => {
    expect(read.runs[1]).toMatchObject({ scenario: 'Lost', runId: null, status: null, score: null })
  })

  test('has the cases of suites apart', () => {
    expect(read.suites).toMatchObject([{ suite: 'Desk', verdict: 'passed', cases: [{}] }])
  })

  test('names no transcript where none was written', () => {
    expect(JSON.parse(toJson(report))).toMatchObject({ runs: [{ transcript: null }, {}] })
  })

  test('is what its schema reads, whatever was said, and holds no command', () => {
    fc.assert(
      fc.property(hostileReport, ({ suites }) => {
        const json = toJson(aReport(...suites))
        expect(parseReport(JSON.parse(json)).version).toBe(1)
        expect(json).not.toMatch(/\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u)
        expect(json).not.toContain(String.raw`\u001b`)
      }),
      { numRuns: 300 },
    )
  })
})

describe('parseReport', () => {
  const whole = JSON.parse(toJson(report, { transcriptOf: () => null }))

  test.each([
    { value: null, path: 'the whole value' },
    { value: [], path: 'the whole value' },
    { value: { ...whole, version: 3 }, path: '`version`' },
    { value: { ...whole, counts: { ...whole.counts, failed: '1' } }, path: '`counts.failed`' },
    { value: { ...whole, runs: [{ ...whole.runs[0], score: '0.4' }] }, path: '`runs.0.score`' },
  ])('refuses what is no report, and names $path', ({ value, path }) => {
    const read = () => parseReport(value)
    expect(read).toThrow(BlandRecordError)
    expect(read).toThrow(`This is not a report that bland-suite can read: ${path}: `)
  })

  test('leaves out keys that it does not know', () => {
    expect(parseReport({ ...whole, later: 1 })).toEqual(whole)
  })
})
