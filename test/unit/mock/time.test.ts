import { startBlandMock, type MockScenario } from '@bland-suite/mock'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Client, dig } from './client.ts'

function scenario(id: string, play: MockScenario['play'] = {}): MockScenario {
  return { id, name: id, play }
}

describe('a run', () => {
  test('waits, talks and ends', async () => {
    const scenarios = [scenario('talk', { takes: 600 })]
    await using mock = await startBlandMock({ scenarios })
    const client = new Client(mock)
    const batchId = await client.launch('talk')
    const id = String(mock.launches[0]?.runs[0]?.run_id)
    const read = async (): Promise<unknown> => dig((await client.get(`/runs/${id}`)).body, 'data')

    expect(await read()).toMatchObject({
      batch_id: batchId,
      status: 'PENDING',
      turn_count: 0,
      chat_history: [],
      assertion_results: null,
      overall_score: null,
      duration_ms: null,
    })
    await sleep(250)
    const early = await read()
    await sleep(250)
    const late = await read()
    expect(early).toMatchObject({ status: 'RUNNING', assertion_results: null, duration_ms: null })
    expect(Number(dig(late, 'turn_count'))).toBeGreaterThan(Number(dig(early, 'turn_count')))
    expect(dig(late, 'chat_history')).toHaveLength(Number(dig(late, 'turn_count')))
    await sleep(250)
    const end = await read()
    expect(end).toMatchObject({ status: 'PASSED', error_message: null })
    expect(dig(end, 'assertion_results')).toHaveLength(1)
    expect(dig(end, 'chat_history')).toHaveLength(Number(dig(end, 'turn_count')))
    expect(dig(end, 'bland_tone_score', 'overall_tone_score')).toBeTypeOf('number')
  })

  test('that never ends stays RUNNING, also in a batch of long ago', async () => {
    const scenarios = [scenario('stuck', { never: true })]
    await using mock = await startBlandMock({ scenarios, batches: [{ id: 'old' }] })
    const { body } = await new Client(mock).get('/batches/old')
    expect(dig(body, 'data', 'status')).toBe('RUNNING')
    expect(dig(body, 'data', 'runs', 0, 'status')).toBe('RUNNING')
    expect([...mock.runEnds.values()]).toEqual([Number.POSITIVE_INFINITY])
  })

  test('ends when runEnds says so, on the scale of Date.now()', async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('one', { takes: 300 })] })
    const before = Date.now()
    await new Client(mock).launch('one')
    const [end] = mock.runEnds.values()
    expect(end).toBeGreaterThanOrEqual(before + 300)
    expect(end).toBeLessThanOrEqual(Date.now() + 300)
  })

  test('takes as many times longer as speed says', async () => {
    const scenarios = [scenario('one', { takes: 1000 })]
    await using mock = await startBlandMock({ scenarios, speed: 50 })
    await new Client(mock).launch('one')
    const [end = 0] = mock.runEnds.values()
    expect(end - Date.now()).toBeGreaterThan(45_000)
  })

  test('takes 400 to 1500 ms unless told', async () => {
    const scenarios = Array.from({ length: 20 }, (_, index) => scenario(`s${index}`))
    await using mock = await startBlandMock({ scenarios })
    const start = Date.now()
    await new Client(mock).launch(...scenarios.map(({ id }) => String(id)))
    for (const end of mock.runEnds.values()) {
      expect(end - start).toBeGreaterThanOrEqual(400)
      expect(end - start).toBeLessThanOrEqual(1700)
    }
  })

  test('shows the fields that the script gives only once it has ended', async () => {
    const run = { overall_score: 0.5, metadata: { secret: 1 }, chat_history: [{ role: 'user' }] }
    const scenarios = [scenario('one', { takes: 150, run, batchRun: { status: 'FAILED' } })]
    await using mock = await startBlandMock({ scenarios })
    const client = new Client(mock)
    const batchId = await client.launch('one')
    const id = String(mock.launches[0]?.runs[0]?.run_id)
    expect(dig((await client.get(`/runs/${id}`)).body, 'data')).not.toHaveProperty('metadata')
    await sleep(200)
    expect(dig((await client.get(`/runs/${id}`)).body, 'data')).toMatchObject({
      ...run,
      turn_count: 1,
      status: 'PASSED',
    })
    const { body } = await client.get(`/batches/${batchId}`)
    expect(dig(body, 'data', 'status')).toBe('PASSED')
    const copy = dig(body, 'data', 'runs', 0)
    expect(copy).toMatchObject({ status: 'FAILED', overall_score: 0.5 })
    expect(copy).not.toHaveProperty('metadata')
    expect(copy).not.toHaveProperty('chat_history')
    expect(copy).not.toHaveProperty('error_message')
  })

  test('gets its results, and its batch its verdict, resultsLag after its status', async () => {
    const scenarios = [scenario('slow', { takes: 0, resultsLag: 300 })]
    await using mock = await startBlandMock({ scenarios })
    const client = new Client(mock)
    const batchId = await client.launch('slow')
    const read = async (): Promise<unknown> =>
      dig((await client.get(`/batches/${batchId}`)).body, 'data')
    const early = await read()
    expect(early).toMatchObject({ status: 'RUNNING', passed_scenarios: 0 })
    expect(dig(early, 'runs', 0)).toMatchObject({ status: 'PASSED', assertion_results: null })
    await sleep(350)
    const late = await read()
    expect(late).toMatchObject({ status: 'PASSED', passed_scenarios: 1 })
    expect(dig(late, 'runs', 0, 'assertion_results')).toHaveLength(1)
  })
})

describe('a batch', () => {
  test('is RUNNING until its last run has ended, and counts as it goes', async () => {
    const scenarios = [
      scenario('quick', { takes: 0 }),
      scenario('slow', { takes: 300, results: { 0: 'fail' } }),
    ]
    await using mock = await startBlandMock({ scenarios })
    const client = new Client(mock)
    const batchId = await client.launch('quick', 'slow')
    const first = await client.get(`/batches/${batchId}`)
    expect(dig(first.body, 'data')).toMatchObject({
      id: batchId,
      status: 'RUNNING',
      total_scenarios: 2,
      passed_scenarios: 1,
      failed_scenarios: 0,
      trigger_source: 'api',
      publish_on_pass: false,
    })
    await sleep(350)
    const last = await client.get(`/batches/${batchId}`)
    expect(dig(last.body, 'data')).toMatchObject({ status: 'FAILED', failed_scenarios: 1 })
    expect(dig(last.body, 'data', 'runs', 1, 'scenario')).toEqual({ id: 'slow', name: 'slow' })
  })

  test.each([
    [['PASSED', 'PASSED'], 'PASSED', [2, 0]],
    [['PASSED', 'ERROR'], 'ERROR', [1, 0]],
    [['CANCELLED', 'PASSED'], 'CANCELLED', [1, 0]],
    [['ERROR', 'CANCELLED'], 'ERROR', [0, 0]],
    [['ERROR', 'FAILED'], 'FAILED', [0, 1]],
    [['COMPLETE', 'PASSED'], 'COMPLETE', [1, 0]],
  ])('with runs that end %j is %s', async (statuses, status, [passed, failed]) => {
    const scenarios = statuses.map((one, index) => scenario(`s${index}`, { status: one }))
    await using mock = await startBlandMock({ scenarios, batches: [{ id: 'over' }] })
    const { body } = await new Client(mock).get('/batches/over')
    expect(dig(body, 'data')).toMatchObject({
      status,
      passed_scenarios: passed,
      failed_scenarios: failed,
    })
  })

  test('that existed before may be half over', async () => {
    const scenarios = [scenario('a', { takes: 1000 }), scenario('b', { takes: 60_000 })]
    const batches = [{ id: 'half', startedAgo: 30_000, createdAt: '2026-01-02T03:04:05.000Z' }]
    await using mock = await startBlandMock({ scenarios, batches })
    const { body } = await new Client(mock).get('/batches/half')
    expect(dig(body, 'data')).toMatchObject({
      status: 'RUNNING',
      created_at: batches[0]?.createdAt,
    })
    expect(dig(body, 'data', 'runs', 0, 'status')).toBe('PASSED')
    expect(dig(body, 'data', 'runs', 1, 'status')).toBe('RUNNING')
  })

  test('that existed before is over unless told, however long its runs take', async () => {
    const scenarios = [scenario('long', { takes: 9_000_000, resultsLag: 9_000_000 })]
    const batches = [
      { id: 'old', scenarioIds: ['long', 'long'], batch: { status: 'ODD', extra: 1 } },
    ]
    await using mock = await startBlandMock({ scenarios, batches })
    const { body } = await new Client(mock).get('/batches/old')
    expect(dig(body, 'data')).toMatchObject({ status: 'ODD', extra: 1, passed_scenarios: 2 })
  })
})

test('a run that ends with ERROR says why, and has no score', async () => {
  const scenarios = [scenario('broken', { status: 'ERROR' })]
  const runs = [{ id: 'one', scenarioId: 'broken' }]
  await using mock = await startBlandMock({ scenarios, runs })
  const { body } = await new Client(mock).get('/runs/one')
  expect(dig(body, 'data')).toMatchObject({
    status: 'ERROR',
    error_message: 'The simulation ended with an internal error.',
    overall_score: null,
    bland_tone_score: null,
    assertion_results: [],
  })
})
