// @vitest-environment happy-dom
import { startBlandMock } from '@bland-suite/mock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NativeAbortController } from '../../../src/util/native.ts'
import { clientOf, failing, rejection } from '../helpers/clients.ts'

const scenarios = [{ id: 's1', name: 'Refund' }]

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => Promise.reject(new Error('this is not the fetch you look for')))
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('with a DOM for globals, faked timers and another fetch', () => {
  test('the globals are replaced', () => {
    const started = Date.now()
    vi.advanceTimersByTime(3_600_000)
    expect(Date.now() - started).toBe(3_600_000)
    expect(new AbortController()).not.toBeInstanceOf(NativeAbortController)
  })

  test('requests go through', async () => {
    await using mock = await startBlandMock({ scenarios })
    expect(await clientOf(mock).listScenarios({})).toHaveLength(1)
  })

  test('a POST goes through with its body', async () => {
    await using mock = await startBlandMock({ scenarios })
    await clientOf(mock).startBatch({ scenarioIds: ['s1'] })
    expect(mock.launches).toMatchObject([{ scenarioIds: ['s1'] }])
  })

  test('failing requests are repeated', async () => {
    await using mock = await failing({ kind: 'status', status: 503 }, { times: 1 }, { scenarios })
    await clientOf(mock, { retryFor: 10_000 }).listScenarios({})
    expect(mock.requests).toHaveLength(2)
  })

  test('time-outs end what hangs', async () => {
    await using mock = await failing({ kind: 'stall' }, {}, { scenarios })
    const error = await rejection(clientOf(mock, { requestTimeout: 150 }).listScenarios({}))
    expect(error.message).toContain('nothing within 0.15 s')
  })

  test('Node’s own abort signal ends what hangs', async () => {
    await using mock = await failing({ kind: 'stall' }, {}, { scenarios })
    const controller = new NativeAbortController()
    const pending = rejection(clientOf(mock).listScenarios({}, controller.signal))
    const reason = new Error('the user went home')
    controller.abort(reason)
    expect(await pending).toBe(reason)
  })

  test('the environment’s own abort signal ends what hangs', async () => {
    await using mock = await failing({ kind: 'stall' }, {}, { scenarios })
    const controller = new AbortController()
    const pending = rejection(clientOf(mock).listScenarios({}, controller.signal))
    const reason = new Error('the user went home')
    controller.abort(reason)
    expect(await pending).toBe(reason)
  })
})
