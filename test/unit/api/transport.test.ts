import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, Fault, FaultAnswer } from '@bland-suite/mock'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { clientOf, failing, rejection } from '../helpers/clients.ts'

const PATIENT = { retryFor: 20_000 }
const once: Omit<Fault, 'answer'> = { times: 1 }

const temporary: readonly FaultAnswer[] = [
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 408 },
  { kind: 'status', status: 425 },
  { kind: 'status', status: 503, retryAfter: 0 },
  { kind: 'html' },
  { kind: 'reset' },
  { kind: 'cut' },
  { kind: 'envelope-error', error: 'TOO_MANY_REQUESTS', message: 'Try again.' },
]

const final: readonly FaultAnswer[] = [
  { kind: 'status', status: 400 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 404 },
  { kind: 'envelope-error', error: 'QUOTA', message: 'Used up.' },
]

/** Milliseconds between the first two requests that the mock got. */
function gap({ requests }: BlandMock): number {
  const [first, second] = requests
  return (second?.at ?? NaN) - (first?.at ?? NaN)
}

describe.concurrent('a GET', () => {
  test.each(temporary)('is sent again after $kind $status', async (answer) => {
    await using mock = await failing(answer, once)
    await clientOf(mock, PATIENT).listScenarios({})
    expect(mock.requests).toHaveLength(2)
  })

  test('is sent again after a time-out', async () => {
    await using mock = await failing({ kind: 'stall' }, once)
    await clientOf(mock, { ...PATIENT, requestTimeout: 100 }).listScenarios({})
    expect(mock.requests).toHaveLength(2)
  })

  test.each(final)('is sent once where the answer is $kind $status', async (answer) => {
    await using mock = await failing(answer)
    await rejection(clientOf(mock, PATIENT).listScenarios({}))
    expect(mock.requests).toHaveLength(1)
  })

  test('is sent once where an answer is of no known shape', async () => {
    await using mock = await failing({ kind: 'body', body: {} })
    await rejection(clientOf(mock, PATIENT).listScenarios({}))
    expect(mock.requests).toHaveLength(1)
  })

  test('is not sent again once `retryFor` would have passed', async () => {
    await using mock = await failing({ kind: 'status', status: 503 })
    await rejection(clientOf(mock, { retryFor: 300 }).listScenarios({}))
    expect(mock.requests).toHaveLength(1)
  })

  test('waits for half a second to a second before it is sent again', async () => {
    await using mock = await failing({ kind: 'status', status: 503 }, once)
    await clientOf(mock, PATIENT).listScenarios({})
    expect(gap(mock)).toBeGreaterThan(490)
    expect(gap(mock)).toBeLessThan(3_000)
  })

  test('waits as long as Retry-After says', async () => {
    await using mock = await failing({ kind: 'status', status: 429, retryAfter: 1 }, once)
    await clientOf(mock, PATIENT).listScenarios({})
    expect(gap(mock)).toBeGreaterThan(990)
  })

  test('is not sent again where Retry-After asks for longer than `retryFor`', async () => {
    await using mock = await failing({ kind: 'status', status: 429, retryAfter: 60 })
    await rejection(clientOf(mock, PATIENT).listScenarios({}))
    expect(mock.requests).toHaveLength(1)
  })
})

describe.concurrent('a POST', () => {
  const scenarios = [{ id: 's1', name: 'Refund' }]
  const batch = { scenarioIds: ['s1'] }

  test('is sent again after HTTP 429, as it was refused', async () => {
    await using mock = await failing({ kind: 'status', status: 429 }, once, { scenarios })
    await clientOf(mock, PATIENT).startBatch(batch)
    expect([mock.requests.length, mock.launches.length]).toEqual([2, 1])
  })

  const unclear: readonly FaultAnswer[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, retryAfter: 0 },
    { kind: 'html' },
    { kind: 'html', status: 200 },
    { kind: 'reset' },
    { kind: 'reset-after-accept' },
    { kind: 'cut' },
    { kind: 'stall' },
    { kind: 'body', body: {} },
    { kind: 'envelope-error', error: 'TOO_MANY_REQUESTS', message: 'Try again.' },
  ]

  test.each([...unclear, ...final])('is sent once after $kind $status', async (answer) => {
    await using mock = await failing(answer, {}, { scenarios })
    await rejection(clientOf(mock, { ...PATIENT, requestTimeout: 200 }).startBatch(batch))
    expect(mock.requests).toHaveLength(1)
  })
})

describe.concurrent('a time-out', () => {
  test('ends an attempt whose body never ends', async () => {
    await using mock = await failing({ kind: 'stall' })
    const error = await rejection(clientOf(mock, { requestTimeout: 150 }).listScenarios({}))
    expect(error.message).toBe(
      'No answer from Bland to GET /v1/agent-testing/scenarios: nothing within 0.15 s. Check the network, BLAND_BASE_URL and HTTPS_PROXY.',
    )
  })

  test('ends an attempt that gets no answer', async () => {
    await using mock = await failing({ kind: 'delay', ms: 5_000 })
    const error = await rejection(clientOf(mock, { requestTimeout: 150 }).listScenarios({}))
    expect(error.message).toContain('nothing within 0.15 s')
  })
})

describe.concurrent('an abort signal', () => {
  const reason = new Error('the user went home')

  /** Milliseconds until a request ends that is aborted after `ms`. */
  async function timeToEnd(
    mock: BlandMock,
    ms: number,
  ): Promise<{ readonly took: number; readonly error: Error }> {
    const controller = new AbortController()
    const started = performance.now()
    const pending = rejection(clientOf(mock, PATIENT).listScenarios({}, controller.signal))
    await delay(ms)
    controller.abort(reason)
    const error = await pending
    return { took: performance.now() - started, error }
  }

  test('ends a body that never ends, at once and with its reason', async () => {
    await using mock = await failing({ kind: 'stall' })
    const { took, error } = await timeToEnd(mock, 100)
    expect(error).toBe(reason)
    expect(took).toBeLessThan(1_900)
  })

  test('ends the wait for the next attempt, at once and with its reason', async () => {
    await using mock = await failing({ kind: 'status', status: 503, retryAfter: 10 })
    const { took, error } = await timeToEnd(mock, 100)
    expect(error).toBe(reason)
    expect(took).toBeLessThan(1_900)
  })

  test('that has aborted already lets nothing be sent', async () => {
    await using mock = await startBlandMock()
    const error = await rejection(clientOf(mock).listScenarios({}, AbortSignal.abort(reason)))
    expect([error, mock.requests.length]).toEqual([reason, 0])
  })

  test('ends the wait behind other requests, at once', async () => {
    await using mock = await failing({ kind: 'stall' }, { times: 6 })
    const client = clientOf(mock, { requestTimeout: 2_000 })
    const stalled = Array.from({ length: 6 }, () => rejection(client.listScenarios({})))
    const { took } = await timeToEnd(mock, 100)
    await Promise.all(stalled)
    expect(took).toBeLessThan(1_900)
  })
})

describe.concurrent('requests at once', () => {
  test('are six at most for one key, whatever client sends them', async () => {
    await using mock = await failing({ kind: 'delay', ms: 150 })
    const clients = Array.from({ length: 13 }, () => clientOf(mock))
    await Promise.all(clients.map((client) => client.listScenarios({})))
    const waits = [0, 6, 12].map((index) => mock.requests[index]?.at ?? NaN)
    expect((waits[1] ?? NaN) - (waits[0] ?? NaN)).toBeGreaterThan(140)
    expect((waits[2] ?? NaN) - (waits[1] ?? NaN)).toBeGreaterThan(140)
  })

  test('of another key do not wait for them', async () => {
    await using mock = await failing({ kind: 'stall' }, { times: 6 })
    const busy = clientOf(mock, { requestTimeout: 2_000 })
    const stalled = Array.from({ length: 6 }, () => rejection(busy.listScenarios({})))
    const started = performance.now()
    await rejection(clientOf(mock, { apiKey: 'another' }).listScenarios({}))
    expect(performance.now() - started).toBeLessThan(1_900)
    await Promise.all(stalled)
  })
})
