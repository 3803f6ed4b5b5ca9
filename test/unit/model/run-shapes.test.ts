import { startBlandMock } from '@bland-suite/mock'
import type { MockBatch } from '@bland-suite/mock'
import { createServer } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import { answering, clientOf, rejection } from '../helpers/clients.ts'
import { listening } from '../helpers/listening.ts'
import { run } from './shapes.ts'

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
    expect(message).toMatch(/unknown shape: id: the answer is about r1/)
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
      completed_at: {},
      scenario: 'Refund',
      pathway_id: {},
    }
    await using mock = await answering({ ...run, ...odd })
    const read = await clientOf(mock).getRun('r1')
    expect(read).toMatchObject({ id: 'r1', status: 'PASSED' })
    for (const key of Object.keys(odd)) expect(read).toHaveProperty(key, null)
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
    expect(message).toContain('it says that there are more runs, but returns none')
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
        { scenario_id: null, problem: 'it is string, not a run' },
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
