import { startBlandMock } from '@bland-suite/mock'
import type { MockBatch } from '@bland-suite/mock'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import { BlandResponseError } from '../../../src/errors/response-error.ts'
import { answering, clientOf, failing, rejection } from '../helpers/clients.ts'
import { listening } from '../helpers/listening.ts'

const scenario = { id: 's1', name: 'Refund', assertions: [] }
const run = { id: 'r1', scenario_id: 's1', status: 'PASSED' }

describe('the list of scenarios', () => {
  test.each([
    ['bare', [scenario]],
    ['in data', { data: [scenario] }],
    ['in data, beside errors that are null', { data: [scenario], errors: null }],
    ['in data, beside errors that are empty', { data: [scenario], errors: [] }],
    ['in data.scenarios', { data: { scenarios: [scenario] } }],
    ['in scenarios', { scenarios: [scenario] }],
    ['in scenarios, beside data that is null', { data: null, scenarios: [scenario] }],
  ])('is read %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).listScenarios({})).toMatchObject([{ id: 's1', name: 'Refund' }])
  })

  test.each([
    ['bare', []],
    ['in data', { data: [] }],
    ['in scenarios', { scenarios: [] }],
  ])('may be empty %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).listScenarios({})).toEqual([])
  })

  test('is asked for with every filter under its name in the API', async () => {
    await using mock = await answering([])
    const filter = { pathwayId: 'p', personaId: 'q', category: 'HAPPY_PATH', enabled: false }
    await clientOf(mock).listScenarios(filter)
    expect(mock.requests.map(({ query }) => query)).toEqual([
      { pathway_id: 'p', persona_id: 'q', category: 'HAPPY_PATH', enabled: 'false' },
    ])
  })

  test('is asked for without the filters that are not given', async () => {
    await using mock = await answering([])
    await clientOf(mock).listScenarios({ pathwayId: 'p', category: undefined })
    expect(mock.requests.map(({ query }) => query)).toEqual([{ pathway_id: 'p' }])
  })
})

describe('one scenario', () => {
  test.each([
    ['flat', scenario],
    ['in data', { data: scenario, errors: null }],
  ])('is read %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({ id: 's1', name: 'Refund' })
  })

  test('has unknown assertions where the body has none', async () => {
    await using mock = await answering({ id: 's1' })
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({ assertions: null })
  })

  test('keeps the keys that nobody knows', async () => {
    await using mock = await answering({ ...scenario, agent_id: 'agent', labels: ['a'] })
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({
      agent_id: 'agent',
      labels: ['a'],
    })
  })

  test('has nulls for what an assertion leaves out', async () => {
    await using mock = await answering({ ...scenario, assertions: [{ id: 'a1', type: 'X' }] })
    expect((await clientOf(mock).getScenario('s1')).assertions).toEqual([
      { id: 'a1', type: 'X', name: null, config: {}, is_required: null, weight: null, order: null },
    ])
  })

  test('reads numbers that are sent as strings', async () => {
    const assertions = [{ id: 'a1', type: 'X', weight: '0.5', order: '2' }]
    await using mock = await answering({ ...scenario, max_turns: '15', assertions })
    expect(await clientOf(mock).getScenario('s1')).toMatchObject({
      max_turns: 15,
      assertions: [{ weight: 0.5, order: 2 }],
    })
  })

  test('is asked for by an id that cannot leave its place in the path', async () => {
    const id = '../runs?x=1#y'
    await using mock = await answering({ ...scenario, id })
    await clientOf(mock).getScenario(id)
    expect(mock.requests[0]?.path).toBe('/v1/agent-testing/scenarios/..%2Fruns%3Fx%3D1%23y')
  })

  test('is none where the answer is about another one', async () => {
    await using mock = await answering(scenario)
    const { message } = await rejection(clientOf(mock).getScenario('s2'))
    expect(message).toMatch(/unknown shape: id: it is about s1/)
  })
})

describe('a batch that was started', () => {
  test.each([
    ['batch_id and run_id', { batch_id: 'b1', runs: [{ run_id: 'r1', scenario_id: 's1' }] }],
    ['id', { id: 'b1', runs: [{ id: 'r1', scenario_id: 's1' }] }],
    ['batch_id in data', { data: { batch_id: 'b1', runs: [{ run_id: 'r1', scenario_id: 's1' }] } }],
  ])('is read by %s', async (_name, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).startBatch({ scenarioIds: ['s1'] })).toMatchObject({
      id: 'b1',
      runs: [{ id: 'r1', scenario_id: 's1' }],
    })
  })

  test('may name its runs by their ids alone', async () => {
    await using mock = await answering({ batch_id: 'b1', runs: ['r1'] })
    const { runs } = await clientOf(mock).startBatch({ scenarioIds: ['s1'] })
    expect(runs).toMatchObject([{ id: 'r1', scenario_id: null }])
  })

  test('may tell nothing of its runs', async () => {
    await using mock = await answering({ batch_id: 'b1' })
    expect(await clientOf(mock).startBatch({ scenarioIds: ['s1'] })).toMatchObject({
      id: 'b1',
      runs: [],
    })
  })

  test('was asked for without a version where none is given', async () => {
    await using mock = await answering({ batch_id: 'b1' })
    await clientOf(mock).startBatch({ scenarioIds: ['s1', 's2'] })
    expect(mock.requests).toMatchObject([
      {
        method: 'POST',
        path: '/v1/agent-testing/batch-run',
        body: { scenario_ids: ['s1', 's2'] },
      },
    ])
    expect(mock.requests[0]?.body).not.toHaveProperty('version_number')
  })

  test('was asked for with the version that is given', async () => {
    await using mock = await answering({ batch_id: 'b1' })
    await clientOf(mock).startBatch({ scenarioIds: ['s1'], versionNumber: 0 })
    expect(mock.requests[0]?.body).toEqual({ scenario_ids: ['s1'], version_number: 0 })
  })
})

describe('a batch', () => {
  test.each([
    ['flat', { id: 'b1', status: 'PASSED', runs: [run] }],
    ['in data', { data: { id: 'b1', status: 'PASSED', runs: [run] } }],
    ['by batch_id', { batch_id: 'b1', status: 'PASSED', runs: [run] }],
  ])('is read %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).getBatch('b1')).toMatchObject({
      id: 'b1',
      status: 'PASSED',
      runs: [{ id: 'r1', scenario_id: 's1' }],
    })
  })

  test('has nulls for what the body leaves out', async () => {
    await using mock = await answering({ id: 'b1' })
    expect(await clientOf(mock).getBatch('b1')).toEqual({
      id: 'b1',
      status: null,
      total_scenarios: null,
      passed_scenarios: null,
      failed_scenarios: null,
      created_at: null,
      runs: null,
    })
  })

  test('reads counters that are sent as strings', async () => {
    await using mock = await answering({ id: 'b1', total_scenarios: '3', failed_scenarios: '0' })
    expect(await clientOf(mock).getBatch('b1')).toMatchObject({
      total_scenarios: 3,
      failed_scenarios: 0,
    })
  })

  test.each([
    ['a date', { created_at: 1_712_345_678 }],
    ['runs that are no list', { runs: { r1: {} } }],
    ['an id that is missing', { id: undefined }],
  ])('keeps status and counters beside %s', async (_what, odd) => {
    const body = { id: 'b1', status: 'FAILED', total_scenarios: 3, created_at: null, ...odd }
    await using mock = await answering({ data: body })
    expect(await clientOf(mock).getBatch('b1')).toMatchObject({
      id: 'b1',
      status: 'FAILED',
      total_scenarios: 3,
      created_at: null,
    })
  })

  test('tells a counter that cannot be read, and is no batch without it', async () => {
    await using mock = await answering({ id: 'b1', failed_scenarios: [1], total_scenarios: ' ' })
    expect((await clientOf(mock).getBatch('b1')).unreadable).toEqual([
      'total_scenarios cannot be read: it is string (" ")',
      'failed_scenarios cannot be read: it is array of 1 ([1])',
    ])
  })

  test('tells a run that cannot be read, and hides no other', async () => {
    const runs = [run, { scenario_id: 's2', status: 'PASSED' }]
    await using mock = await answering({ id: 'b1', runs })
    expect(await clientOf(mock).getBatch('b1')).toMatchObject({
      runs: [{ id: 'r1' }],
      unreadable_runs: [{ scenario_id: 's2', problem: 'it has no id' }],
    })
  })

  test('takes the scenario of a run from the scenario inside it', async () => {
    const nested = { id: 'r1', status: 'PASSED', scenario: { id: 's1', name: 'Refund' } }
    await using mock = await answering({ id: 'b1', runs: [nested] })
    expect(await clientOf(mock).getBatch('b1')).toMatchObject({ runs: [{ scenario_id: 's1' }] })
  })
})

describe('a run', () => {
  test.each([
    ['flat', run],
    ['in data', { data: run, errors: null }],
    ['by run_id', { run_id: 'r1', scenario_id: 's1', status: 'PASSED' }],
  ])('is read %s', async (_where, body) => {
    await using mock = await answering(body)
    expect(await clientOf(mock).getRun('r1')).toMatchObject({
      id: 'r1',
      scenario_id: 's1',
      status: 'PASSED',
    })
  })

  test('is none where the answer is about another one', async () => {
    await using mock = await answering(run)
    const { message } = await rejection(clientOf(mock).getRun('r2'))
    expect(message).toMatch(/unknown shape: id: it is about r1/)
  })

  test('has an id that is text where the API sends a number', async () => {
    await using mock = await answering({ id: 7, scenario_id: 8 })
    expect(await clientOf(mock).getRun('7')).toMatchObject({ id: '7', scenario_id: '8' })
  })

  test('has nulls for what is null or absent while it runs', async () => {
    await using mock = await answering({
      id: 'r1',
      status: 'RUNNING',
      assertion_results: null,
      overall_score: null,
      duration_ms: null,
    })
    expect(await clientOf(mock).getRun('r1')).toEqual({
      id: 'r1',
      scenario_id: null,
      batch_id: null,
      pathway_id: null,
      status: 'RUNNING',
      chat_history: null,
      variables_extracted: null,
      nodes_visited: null,
      turn_count: null,
      duration_ms: null,
      overall_score: null,
      bland_tone_score: null,
      assertion_results: null,
      error_message: null,
      created_at: null,
      scenario: null,
    })
  })

  test('reads numbers that are sent as strings', async () => {
    await using mock = await answering({
      ...run,
      overall_score: '0.92',
      duration_ms: '14320',
      turn_count: '9',
      bland_tone_score: { empathy: '0.8' },
    })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({
      overall_score: 0.92,
      duration_ms: 14320,
      turn_count: 9,
      bland_tone_score: { empathy: 0.8, naturalness: null },
    })
  })

  test('has lost its metadata', async () => {
    await using mock = await answering({ ...run, metadata: { secret: 'tool result' } })
    expect(await clientOf(mock).getRun('r1')).not.toHaveProperty('metadata')
  })

  test('keeps the keys that nobody knows, in its results too', async () => {
    const assertion_results = [{ assertion_id: 'a1', status: 'PASSED', evidence: 'turn 3' }]
    await using mock = await answering({ ...run, agent_id: 'agent', assertion_results })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({
      agent_id: 'agent',
      assertion_results,
    })
  })

  test.each([
    ['a status', { status: 1 }, '1'],
    ['a status beside a verdict', { status: ['FAILED'], passed: true }, '["FAILED"]'],
    ['a verdict', { passed: 'yes' }, 'no status, beside passed: "yes"'],
    ['a verdict beside a status', { status: 'PASSED', passed: 0 }, 'PASSED, beside passed: 0'],
  ])('tells %s of no known type as it stands', async (_what, result, status) => {
    const assertion_results = [{ assertion_id: 'a1', ...result }]
    await using mock = await answering({ ...run, assertion_results })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({ assertion_results: [{ status }] })
  })

  test.each([
    ['an object', { a1: { status: 'PASSED' } }, ['unreadable: {"a1":{"status":"PASSED"}}']],
    ['a text', 'PASSED', ['unreadable: "PASSED"']],
    ['a list with something else in it', [null, 7], ['unreadable: null', 'unreadable: 7']],
  ])('has results that say nothing where they are %s', async (_what, results, words) => {
    await using mock = await answering({ ...run, assertion_results: results })
    const { assertion_results: read } = await clientOf(mock).getRun('r1')
    expect(read?.map(({ status }) => status)).toEqual(words)
  })

  test('has a status that is no text as it stands, which is none that is known', async () => {
    await using mock = await answering({ ...run, status: { state: 'FAILED' } })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({ status: '{"state":"FAILED"}' })
  })

  test('has nulls where no verdict lies and a type is unexpected, and names the fields', async () => {
    const odd = {
      chat_history: 'Hello',
      variables_extracted: ['name'],
      nodes_visited: ['start', { id: 'end' }],
      turn_count: ' ',
      duration_ms: 'long',
      overall_score: { value: 0.9 },
      error_message: 500,
      created_at: 1_712_345_678,
      scenario: 'Refund',
      pathway_id: {},
    }
    await using mock = await answering({ ...run, ...odd })
    const read = await clientOf(mock).getRun('r1')
    expect(read).toMatchObject({ id: 'r1', status: 'PASSED' })
    for (const key of Object.keys(odd)) expect([key, read[key]]).toEqual([key, null])
    expect(read.unreadable?.toSorted()).toEqual(Object.keys(odd).toSorted())
  })

  test('keeps the tones that can be read', async () => {
    const bland_tone_score = { empathy: 'warm', conciseness: 0.7 }
    await using mock = await answering({ ...run, bland_tone_score })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({
      bland_tone_score: { empathy: null, conciseness: 0.7 },
      unreadable: ['bland_tone_score'],
    })
  })

  test('has the definition that a result embeds, required unless it says so in a way that can be read', async () => {
    const embedded = [
      { name: 'Polite', type: 'LLM_JUDGE', is_required: false, weight: '2' },
      { is_required: 'no' },
      { name: 7 },
    ]
    const assertion_results = embedded.map((assertion, at) => ({ assertion_id: at, assertion }))
    await using mock = await answering({ ...run, assertion_results })
    expect((await clientOf(mock).getRun('r1')).assertion_results).toMatchObject([
      { name: 'Polite', type: 'LLM_JUDGE', assertion: { is_required: false, weight: 2 } },
      { name: null, assertion: { is_required: true } },
      { name: null, assertion: { name: null, is_required: null } },
    ])
  })

  test('shows a turn that is no text as JSON', async () => {
    const chat_history = [{ role: 'assistant', content: { text: 'Hello' } }, { content: null }]
    await using mock = await answering({ ...run, chat_history })
    expect((await clientOf(mock).getRun('r1')).chat_history).toEqual([
      { role: 'assistant', content: '{"text":"Hello"}' },
      { role: 'unknown', content: '""' },
    ])
  })
})

/** A batch of so many runs of one scenario. */
function batchOf(runs: number): readonly MockBatch[] {
  return [{ id: 'b1', scenarioIds: Array<string>(runs).fill('s1') }]
}

describe('the list of runs', () => {
  test.each([
    ['bare', [run], null],
    ['in data', { data: [run] }, null],
    ['in runs', { runs: [run] }, null],
    ['in runs, counted beside', { runs: [run], total_count: 1 }, 1],
    ['in data.runs, counted inside', { data: { runs: [run], total_count: 1 } }, 1],
    ['in data.runs, counted outside', { data: { runs: [run] }, total_count: 1 }, 1],
    ['in data, counted beside', { data: [run], total_count: '1' }, 1],
  ])('is read %s', async (_where, body, totalCount) => {
    await using mock = await answering(body)
    const listing = await clientOf(mock).listRuns('b1')
    expect(listing).toMatchObject({ runs: [{ id: 'r1' }], totalCount })
  })

  const scenarios = [{ id: 's1', name: 'Refund' }]

  test('has all pages', async () => {
    await using mock = await startBlandMock({ scenarios, batches: batchOf(250) })
    const { runs, totalCount } = await clientOf(mock).listRuns('b1')
    expect([new Set(runs.map(({ id }) => id)).size, totalCount]).toEqual([250, 250])
  })

  test('is asked for a page of 100 after the other', async () => {
    await using mock = await startBlandMock({ scenarios, batches: batchOf(250) })
    await clientOf(mock).listRuns('b1')
    expect(mock.requests.map(({ query }) => query)).toEqual([
      { batch_id: 'b1', limit: '100', offset: '0' },
      { batch_id: 'b1', limit: '100', offset: '100' },
      { batch_id: 'b1', limit: '100', offset: '200' },
    ])
  })

  test.each([
    [100, 1],
    [101, 2],
    [200, 2],
  ])('of %i runs takes %i requests where they are counted', async (count, requests) => {
    await using mock = await startBlandMock({ scenarios, batches: batchOf(count) })
    await clientOf(mock).listRuns('b1')
    expect(mock.requests).toHaveLength(requests)
  })

  test('ends with a page that adds nothing where nobody counts', async () => {
    await using mock = await startBlandMock({
      scenarios,
      batches: batchOf(150),
      rewrite: ({ body }) => void delete body.data.total_count,
    })
    const { runs, totalCount } = await clientOf(mock).listRuns('b1')
    expect([runs.length, totalCount, mock.requests.length]).toEqual([150, null, 3])
  })

  test('is whole where pages are shorter than asked for, and nobody counts', async () => {
    const all = Array.from({ length: 7 }, (_none, at) => ({ ...run, id: `r${at}` }))
    await using api = await listening(
      createServer(({ url }, response) => {
        const offset = Number(new URL(url ?? '', 'http://x').searchParams.get('offset'))
        response.end(JSON.stringify({ data: all.slice(offset, offset + 3) }))
      }),
    )
    const client = createBlandClient({ apiKey: 'key', baseUrl: api.url, retryFor: 0 })
    expect((await client.listRuns('b1')).runs).toHaveLength(7)
  })

  test.each([
    ['has_more', { has_more: true }],
    ['a cursor', { next_cursor: 'c2' }],
    ['a cursor in its paging', { pagination: { cursor: 'c2' } }],
    ['a link', { links: { next: '/v1/agent-testing/runs?page=2' } }],
    ['a count that nobody can read', { total_count: 'many' }],
  ])('is refused where %s says that there is more than it gives', async (_what, beside) => {
    await using mock = await answering({ data: [run], ...beside })
    const { message } = await rejection(clientOf(mock).listRuns('b1'))
    expect(message).toContain('it says that there are more runs, and gives no more')
  })

  test('is refused where it never ends', async () => {
    let page = 0
    await using api = await listening(
      createServer((_request, response) => {
        page += 1
        const rows = Array.from({ length: 5_000 }, (_none, at) => ({ id: `${page}-${at}` }))
        response.end(JSON.stringify({ data: rows }))
      }),
    )
    const client = createBlandClient({ apiKey: 'key', baseUrl: api.url, retryFor: 0 })
    expect((await rejection(client.listRuns('b1'))).message).toContain('more than 20000 runs')
  })

  test('tells a run that cannot be read, and hides no other', async () => {
    const odd = [{ status: 'PASSED', scenario: { id: 's2' } }, 'r3']
    await using mock = await answering({ data: [run, ...odd], total_count: 3 })
    expect(await clientOf(mock).listRuns('b1')).toMatchObject({
      runs: [{ id: 'r1' }],
      unreadable: [
        { scenario_id: 's2', problem: 'it has no id' },
        { scenario_id: null, problem: 'it is string, and no run' },
      ],
    })
  })

  test('ends with an empty page where it is counted too high', async () => {
    await using mock = await startBlandMock({
      scenarios,
      batches: batchOf(3),
      rewrite: ({ body }) => void (body.data.total_count = 9),
    })
    const { runs, totalCount } = await clientOf(mock).listRuns('b1')
    expect([runs.length, totalCount]).toEqual([3, 9])
  })

  test(
    'ends where the API gives the same full page again and again',
    { timeout: 3_000 },
    async () => {
      const page = Array.from({ length: 100 }, (_none, index) => ({ ...run, id: `r${index}` }))
      await using mock = await answering({ data: page })
      const giveUp = AbortSignal.timeout(400)
      const outcome = clientOf(mock).listRuns('b1', giveUp)
      await outcome.catch(() => {})
      expect(mock.requests.length).toBeLessThan(5)
    },
  )
})

describe('the list of scenarios', () => {
  test.each([
    ['a count beside it', { data: [scenario], total_count: 120 }],
    ['a count inside', { data: { scenarios: [scenario], total: '2' } }],
    ['a flag', { data: [scenario], has_more: true }],
    [
      'a cursor in its paging',
      { data: { scenarios: [scenario], page_info: { next_cursor: 'x' } } },
    ],
    ['a count of its own', { data: [scenario], count: 7 }],
    ['a count two levels down', { data: [scenario], meta: { pagination: { total: 120 } } }],
    ['a count in other letters', { data: { scenarios: [scenario], TotalCount: 9 } }],
    ['a number of pages', { data: [scenario], page: 1, total_pages: 3 }],
    ['a number of pages, the first being 0', { data: [scenario], page: 0, pageCount: 2 }],
    ['a word that it is cut', { data: [scenario], truncated: true }],
    ['a cursor among cursors', { data: [scenario], paging: { cursors: { after: 'x' } } }],
  ])('is refused where %s says that there are more', async (_what, body) => {
    await using mock = await answering(body)
    expect((await rejection(clientOf(mock).listScenarios({}))).message).toContain(
      'further ones cannot be asked for',
    )
  })

  test.each([
    ['a count that is met', { total_count: 1 }],
    ['a flag that says so', { has_more: false, next: 'ignored' }],
    ['nothing next', { next_cursor: null, pagination: { next: '' } }],
    ['its only page', { count: 1, page: 0, total_pages: 1, truncated: false }],
  ])('is whole with %s', async (_what, beside) => {
    await using mock = await answering({ data: [scenario], ...beside })
    expect(await clientOf(mock).listScenarios({})).toHaveLength(1)
  })

  test('has a scenario once that it lists twice', async () => {
    await using mock = await answering({ data: [scenario, { ...scenario }], total_count: 2 })
    expect(await clientOf(mock).listScenarios({})).toHaveLength(1)
  })

  test('has nulls where a type is unexpected', async () => {
    const odd = {
      name: 7,
      category: [],
      enabled: 'yes',
      is_required_for_promotion: 1,
      max_turns: {},
    }
    const assertions = [{ id: 'a1', type: 3, name: {}, config: 'x', is_required: 'no', weight: [] }]
    await using mock = await answering({ data: [{ ...scenario, ...odd, assertions }] })
    expect(await clientOf(mock).listScenarios({})).toMatchObject([
      {
        name: null,
        category: null,
        enabled: null,
        is_required_for_promotion: null,
        max_turns: null,
        assertions: [
          { id: 'a1', type: '', name: null, config: {}, is_required: null, weight: null },
        ],
      },
    ])
  })

  test.each([
    ['no list', { a1: {} }],
    ['a list with something else in it', [{ type: 'X' }]],
  ])('leaves assertions unknown that are %s', async (_what, assertions) => {
    await using mock = await answering({ data: [{ ...scenario, assertions }] })
    expect(await clientOf(mock).listScenarios({})).toMatchObject([{ assertions: null }])
  })
})

describe('a body that hurts', () => {
  test.each([201, 3_000, 100_000])('is refused where it is nested %i deep', async (depth) => {
    const body = `${'['.repeat(depth)}${']'.repeat(depth)}`
    await using mock = await failing({ kind: 'body', body })
    const { message } = await rejection(clientOf(mock, { retryFor: 5_000 }).listScenarios({}))
    expect(message).toContain('it is nested over 200 deep')
    expect(mock.requests).toHaveLength(1)
  })

  test('is read where the brackets stand in a text', async () => {
    await using mock = await answering({ data: { ...run, error_message: `"\\${'['.repeat(500)}` } })
    expect(await clientOf(mock).getRun('r1')).toMatchObject({ id: 'r1' })
  })
})

describe('a body of no known shape', () => {
  const unknown: readonly (readonly [string, unknown])[] = [
    ['an object without keys', {}],
    ['an object with other keys', { items: [], count: 0 }],
    ['an empty object in data', { data: {} }],
    ['data that is null', { data: null }],
    ['data that is null, beside errors', { data: null, errors: null }],
    ['null', null],
    ['a number', 7],
    ['a text', 'ok'],
    ['the list as an object', { data: { scenarios: {}, runs: {} } }],
    ['the list as null', { scenarios: null, runs: null }],
    ['a list of numbers', { data: [1, 2] }],
    ['a list of objects without ids', { data: [{ name: 'Refund' }] }],
  ]

  test.each(unknown)('is no list of scenarios: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).listScenarios({}))).toBeInstanceOf(BlandResponseError)
  })

  test.each(unknown)('is no list of runs: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).listRuns('b1'))).toBeInstanceOf(BlandResponseError)
  })

  test.each(unknown)('is no batch: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).getBatch('b1'))).toBeInstanceOf(BlandResponseError)
  })

  test.each(unknown)('is no run: %s', async (_what, body) => {
    await using mock = await answering(body)
    expect(await rejection(clientOf(mock).getRun('r1'))).toBeInstanceOf(BlandResponseError)
  })

  test('is told with what was found in place of a list', async () => {
    await using mock = await answering({ items: [], count: 0 })
    const { message } = await rejection(clientOf(mock).listScenarios({}))
    expect(message).toMatchInlineSnapshot(
      `"Bland's answer to GET /v1/agent-testing/scenarios has an unknown shape: expected a list, or \`scenarios\` (found object with items, count). If this persists, update bland-suite or report the shape."`,
    )
  })

  test('is told with the place inside, and what stood there', async () => {
    await using mock = await answering({ data: { id: ['r1'], status: 'PASSED' } })
    const { message } = await rejection(clientOf(mock).getRun('r1'))
    expect(message).toMatch(/has an unknown shape: id: .*\(found array of 1\)\./)
  })

  test('is told with what stood inside of a list under a key', async () => {
    await using mock = await answering({ scenarios: [scenario, { ...scenario, id: ['s2'] }] })
    const { message } = await rejection(clientOf(mock).listScenarios({}))
    expect(message).toMatch(/1\.id: .*\(found array of 1\)/)
  })

  test('is told as such where it is no JSON', async () => {
    await using mock = await startBlandMock({
      faults: [{ answer: { kind: 'html', status: 200 } }],
    })
    const { message } = await rejection(clientOf(mock).getRun('r1'))
    expect(message).toMatchInlineSnapshot(
      `"Bland's answer to GET /v1/agent-testing/runs/r1 has an unknown shape: expected JSON, got 81 characters of text/html. If this persists, update bland-suite or report the shape."`,
    )
  })
})
