/** The bodies that Bland documents since September 2026, over HTTP, and older ones beside them. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../../src/model/run.ts'
import { clientOf } from '../helpers/clients.ts'
import { playAll } from '../helpers/play.ts'
import { settingsOf } from '../helpers/sessions.ts'

const AGENT = 'agent-1'
const refund = { id: 'a1', name: 'Refund promised', type: 'LLM_JUDGE' }
const step = { id: 'a2', name: 'Reaches refund step', type: 'NODE_REACHED', is_required: false }
const scenario: MockScenario = {
  id: 's1',
  name: 'Charged twice',
  agent_id: AGENT,
  tags: ['billing'],
  assertions: [refund, step],
  play: { takes: 0 },
}

const world = (play: MockScenario['play'], options: MockOptions = {}): MockOptions => ({
  scenarios: [{ ...scenario, play: { takes: 0, ...play } }],
  runs: [{ id: 'r1', scenarioId: 's1' }],
  shape: 'current',
  ...options,
})

const readRun = (mock: BlandMock): Promise<Run> => clientOf(mock).getRun('r1')

describe.concurrent('a run', () => {
  test('has the agent, the version, its end, and the definition in each result', async () => {
    await using mock = await startBlandMock(world({ results: { a2: 'fail' } }))
    const run = await readRun(mock)
    expect(run).toMatchObject({ agent_id: AGENT, pathway_id: null, version_number: null })
    expect(Date.parse(run.completed_at ?? '')).toBeGreaterThan(Date.parse(run.created_at ?? ''))
    expect(run.assertion_results).toMatchObject([
      {
        assertion_id: 'a1',
        status: 'PASSED',
        value: true,
        score: 1,
        name: 'Refund promised',
        assertion: { name: 'Refund promised', type: 'LLM_JUDGE', is_required: true, weight: 1 },
      },
      { assertion_id: 'a2', status: 'FAILED', value: false, assertion: { is_required: false } },
    ])
  })

  test('has readable tone scores beside examples that are an object', async () => {
    await using mock = await startBlandMock(world({}))
    const { bland_tone_score: tone, unreadable } = await readRun(mock)
    expect(tone).toMatchObject({
      empathy: expect.any(Number),
      extra: { examples: { good: [], needs_improvement: [] }, personality_appropriate: true },
    })
    expect(unreadable).toBeUndefined()
  })

  test.each(['observed', 'documented'] as const)('is read in the %s shape too', async (shape) => {
    await using mock = await startBlandMock(world({}, { shape }))
    const run = await readRun(mock)
    expect(run).toMatchObject({ agent_id: AGENT, status: 'PASSED' })
    expect(run.version_number).toBeUndefined()
    expect(run.assertion_results).toMatchObject([{ assertion_id: 'a1' }, { assertion_id: 'a2' }])
  })
})

describe.concurrent('a scenario', () => {
  test('has its agent and its tags, and its last run under `runs`', async () => {
    await using mock = await startBlandMock(world({}))
    const [listed] = await clientOf(mock).listScenarios({ agentId: AGENT })
    expect(listed).toMatchObject({ agent_id: AGENT, pathway_id: null, tags: ['billing'] })
    expect(listed?.extra).toMatchObject({ runs: [{ id: 'r1', status: 'PASSED' }] })
  })

  test('of an older body has neither agent nor tags', async () => {
    const older = { id: 's1', name: 'Refund', assertions: [refund] }
    await using mock = await startBlandMock({ scenarios: [older] })
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({ agent_id: null, tags: null })
  })
})

describe.concurrent('an assertion that could not be evaluated', () => {
  const broken = { status: 'ERROR', value: null, score: null, error_message: 'node not found' }
  const why = 'not evaluated: Bland could not evaluate it: node not found'

  test.each([
    [{ a1: broken }, 'FAILED', { 'Refund promised': `errored: ${why}` }],
    [{ a2: broken }, 'PASSED', { 'Reaches refund step': `skipped: ${why}` }],
  ] as const)('says why: %j', async (results, status, told) => {
    await using mock = await startBlandMock(world({ results, status }))
    const played = await playAll(settingsOf(mock, { agentId: AGENT }))
    expect(played.told['Charged twice']).toMatchObject(told)
  })
})

describe.concurrent('where the definitions cannot be read, those in the results say', () => {
  const hidden = { definitions: 'missing' } as const

  test('which assertions of a batch that has ended are advisory', async () => {
    const options = { ...hidden, batches: [{ id: 'b1' }] }
    await using mock = await startBlandMock(world({ results: { a2: 'fail' } }, options))
    const played = await playAll(settingsOf(mock, { batchId: 'b1' }))
    expect(played.told['Charged twice']).toMatchObject({
      'run completes': 'passed',
      'Refund promised': 'passed',
      'Reaches refund step': expect.stringMatching(/^skipped: advisory: /u),
    })
  })

  test.each([
    ['skip', 'fail', /^passed: advisory: “Reaches refund step”/u],
    ['pass', 'fail', /^passed: advisory: “Reaches refund step”/u],
    ['fail', 'fail', /^failed: advisory: “Reaches refund step”/u],
    ['fail', 'pass', /^passed$/u],
    ['skip', { status: 'ERROR', error_message: 'no' }, /^passed: not evaluated: .*no$/u],
  ] as const)(
    'which fail `all assertions pass` of a launch: advisory %j, result %j',
    async (advisory, result, told) => {
      await using mock = await startBlandMock(
        world({ results: { a2: result }, status: 'PASSED' }, hidden),
      )
      const played = await playAll(settingsOf(mock, { scenarioIds: ['s1'], advisory }))
      const [cases] = Object.values(played.told)
      expect(cases?.['all assertions pass']).toMatch(told)
      expect(cases?.['run completes']).toBe('passed')
      expect(played.told['']).toEqual({ 'batch is consistent': 'passed' })
    },
  )

  test('that one required assertion failed, whatever the others say', async () => {
    await using mock = await startBlandMock(world({ results: { a1: 'fail', a2: 'fail' } }, hidden))
    const played = await playAll(settingsOf(mock, { scenarioIds: ['s1'] }))
    const [cases] = Object.values(played.told)
    expect(cases?.['all assertions pass']).toMatch(/^failed: 1 of 2 failed: “Refund promised”/u)
  })

  test('nothing is green because all of it is advisory and failed', async () => {
    const results = { a1: 'fail', a2: 'fail' } as const
    const assertions = [{ ...refund, is_required: false }, step]
    const scenarios = [{ ...scenario, assertions, play: { takes: 0, results } }]
    await using mock = await startBlandMock(world({}, { ...hidden, scenarios }))
    const played = await playAll(settingsOf(mock, { scenarioIds: ['s1'] }))
    const [cases] = Object.values(played.told)
    expect(cases?.['all assertions pass']).toMatch(/^skipped: advisory: .*; advisory: /u)
  })

  test.each([{ is_required: 'no' }, { is_required: null }, {}, 'none', [false]])(
    'that an assertion is required, where its definition is unreadable: %j',
    async (assertion) => {
      const result = { status: 'FAILED', assertion }
      await using mock = await startBlandMock(
        world({ results: { a2: result }, status: 'FAILED' }, hidden),
      )
      const played = await playAll(settingsOf(mock, { scenarioIds: ['s1'] }))
      const [cases] = Object.values(played.told)
      expect(cases?.['all assertions pass']).toMatch(/^failed: 1 of 2 failed/u)
    },
  )
})
