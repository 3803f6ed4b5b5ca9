import { describe, expect, test } from 'vitest'
import { answering, clientOf } from '../helpers/clients.ts'
import { run } from './shapes.ts'

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
      'total_scenarios is unreadable: it is string (" ")',
      'failed_scenarios is unreadable: it is array of 1 ([1])',
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
