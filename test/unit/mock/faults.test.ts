import { errorBodies, startBlandMock, type Fault, type FaultAnswer } from '@bland-suite/mock'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Client, dig } from './client.ts'

const scenarios = [{ id: 's', name: 'S', play: { takes: 0 } }]
const batchRun = { scenario_ids: ['s'] }

/** A mock whose every answer is wrong in one way. */
function broken(answer: FaultAnswer): ReturnType<typeof startBlandMock> {
  return startBlandMock({ scenarios, faults: [{ answer }] })
}

/** The statuses of some equal requests, one after the other. */
async function statuses(fault: Omit<Fault, 'answer'>, count: number): Promise<readonly number[]> {
  const answer = { kind: 'status', status: 503 } as const
  await using mock = await startBlandMock({ scenarios, faults: [{ ...fault, answer }] })
  const client = new Client(mock)
  for (let n = 0; n < count; n += 1) {
    await client.get('/scenarios')
  }
  return mock.requests.map(({ status }) => status)
}

describe('the answer', () => {
  test('status brings the error envelope that belongs to it', async () => {
    await using mock = await broken({ kind: 'status', status: 429 })
    const { status, body, headers } = await new Client(mock).get('/scenarios')
    expect(status).toBe(429)
    expect(body).toEqual({
      data: null,
      errors: [{ error: 'TOO_MANY_REQUESTS', message: 'Rate limit exceeded. Try again shortly.' }],
    })
    expect(headers.has('retry-after')).toBe(false)
  })

  test.each([
    [7, '7'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
  ])('status sends Retry-After %s', async (retryAfter, header) => {
    await using mock = await broken({ kind: 'status', status: 429, retryAfter })
    const { headers } = await new Client(mock).get('/scenarios')
    expect(headers.get('retry-after')).toBe(header)
  })

  test('status sends headers and a body of its own', async () => {
    const body = errorBodies.stringErrors
    await using mock = await broken({ kind: 'status', status: 400, body, headers: { 'X-Id': '1' } })
    const answer = await new Client(mock).get('/scenarios')
    expect(answer.body).toEqual(body)
    expect(answer.headers.get('x-id')).toBe('1')
  })

  test('reset breaks the connection, and the request has no effect', async () => {
    await using mock = await broken({ kind: 'reset' })
    await expect(new Client(mock).post('/batch-run', batchRun)).rejects.toThrow('fetch failed')
    expect(mock.launches).toHaveLength(0)
    expect(mock.requests).toMatchObject([{ method: 'POST', body: batchRun, status: 0 }])
  })

  test('reset-after-accept breaks the connection, and the batch is launched', async () => {
    await using mock = await broken({ kind: 'reset-after-accept' })
    await expect(new Client(mock).post('/batch-run', batchRun)).rejects.toThrow('fetch failed')
    expect(mock.launches).toHaveLength(1)
    expect(mock.requests).toMatchObject([{ status: 0 }])
  })

  test('stall sends headers and never the end of the body', async () => {
    await using mock = await broken({ kind: 'stall' })
    const response = await fetch(`${mock.url}/v1/agent-testing/scenarios`)
    expect(response.status).toBe(200)
    const ended = response.text().then(
      () => true,
      () => true,
    )
    expect(await Promise.race([ended, sleep(150, false)])).toBe(false)
    expect(mock.requests).toMatchObject([{ status: 0 }])
  })

  test('cut sends whole headers and half a body', async () => {
    await using mock = await broken({ kind: 'cut' })
    const response = await fetch(`${mock.url}/v1/agent-testing/scenarios`, {
      headers: { authorization: mock.apiKey },
    })
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe(String(text.length))
    expect(text).toMatch(/^\{"data":\[/)
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
  })

  test.each([
    [undefined, 502],
    [200, 200],
  ])('html with status %s answers a page with %i', async (status, expected) => {
    await using mock = await broken({ kind: 'html', ...(status && { status }) })
    const response = await fetch(`${mock.url}/v1/agent-testing/scenarios`)
    expect(response.status).toBe(expected)
    expect(response.headers.get('content-type')).toBe('text/html')
    expect(await response.text()).toContain('<html>')
  })

  test('envelope-error answers 200 with an error inside', async () => {
    const error = { error: 'CONFLICT', message: 'Already running' }
    await using mock = await broken({ kind: 'envelope-error', ...error })
    const { status, body } = await new Client(mock).get('/scenarios')
    expect(status).toBe(200)
    expect(body).toEqual({ data: null, errors: [error] })
  })

  test.each([
    ['JSON', { odd: [1] }, '{"odd":[1]}'],
    ['text', 'plain', 'plain'],
    ['null', null, 'null'],
  ])('body sends %s', async (_what, body, expected) => {
    await using mock = await broken({ kind: 'body', body, status: 203, contentType: 'text/plain' })
    const response = await fetch(`${mock.url}/v1/agent-testing/scenarios`)
    expect(response.status).toBe(203)
    expect(response.headers.get('content-type')).toBe('text/plain')
    expect(await response.text()).toBe(expected)
  })

  test('delay lets the request take effect at once, and answers later', async () => {
    await using mock = await broken({ kind: 'delay', ms: 200 })
    const start = performance.now()
    const answer = new Client(mock).post('/batch-run', batchRun)
    await sleep(100)
    expect(mock.launches).toHaveLength(1)
    expect((await answer).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThanOrEqual(195)
  })
})

describe('a fault', () => {
  test('fires on every request unless told', async () => {
    expect(await statuses({}, 3)).toEqual([503, 503, 503])
  })

  test('fires at most `times`', async () => {
    expect(await statuses({ times: 2 }, 4)).toEqual([503, 503, 200, 200])
  })

  test('lets `after` requests pass first', async () => {
    expect(await statuses({ after: 2, times: 1 }, 4)).toEqual([200, 200, 503, 200])
  })

  test('fires on each n-th request with `every`, counted behind `after`', async () => {
    expect(await statuses({ every: 2 }, 5)).toEqual([200, 503, 200, 503, 200])
    expect(await statuses({ after: 1, every: 2, times: 1 }, 5)).toEqual([200, 200, 503, 200, 200])
  })

  test('is over `forMs` after it fired first', async () => {
    const answer = { kind: 'status', status: 500 } as const
    await using mock = await startBlandMock({
      scenarios,
      faults: [{ forMs: 200, after: 1, answer }],
    })
    const client = new Client(mock)
    expect((await client.get('/scenarios')).status).toBe(200)
    await sleep(250)
    expect((await client.get('/scenarios')).status).toBe(500)
    expect((await client.get('/scenarios')).status).toBe(500)
    await sleep(250)
    expect((await client.get('/scenarios')).status).toBe(200)
  })

  test.each([
    [{ method: 'post' }, [200, 500]],
    [{ path: '/scenarios' }, [500, 200]],
    [{ path: '/v1/agent-testing/scenarios' }, [500, 200]],
    [{ path: '*' }, [500, 500]],
    [{ path: '/batch*' }, [200, 500]],
    [{ path: '/scenario' }, [200, 200]],
    [{ method: 'GET', path: '/batch-run' }, [200, 200]],
  ])('that matches %j answers only such requests', async (match, expected) => {
    const answer = { kind: 'status', status: 500 } as const
    await using mock = await startBlandMock({ scenarios, faults: [{ match, answer }] })
    const client = new Client(mock)
    const list = await client.get('/scenarios?enabled=true')
    const launch = await client.post('/batch-run', batchRun)
    expect([list.status, launch.status]).toEqual(expected)
  })

  test('takes the special characters of a path as they are', async () => {
    const match = { path: '/runs/a.(c' }
    const answer = { kind: 'status', status: 500 } as const
    await using mock = await startBlandMock({ scenarios, faults: [{ match, answer }] })
    const client = new Client(mock)
    expect((await client.get('/runs/a.(c')).status).toBe(500)
    expect((await client.get('/runs/ab(c')).status).toBe(404)
  })

  test('that comes first answers, and the next sees only what is left', async () => {
    const first = { times: 1, answer: { kind: 'status', status: 500 } } as const
    const second = { times: 1, answer: { kind: 'status', status: 503 } } as const
    await using mock = await startBlandMock({ scenarios, faults: [first] })
    mock.addFault(second)
    const client = new Client(mock)
    const answers = [
      await client.get('/runs'),
      await client.get('/runs'),
      await client.get('/runs'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([500, 503, 200])
  })
})

describe('a fault that cannot be used is refused:', () => {
  test.each<[object, string]>([
    [{ answer: { kind: 'oops' } }, 'fault: answer.kind: '],
    [{ answer: { kind: 'status', status: 42 } }, 'fault: answer.status: '],
    [{ answer: { kind: 'reset' }, every: 0 }, 'fault: every: '],
    [{ answer: { kind: 'reset' }, path: '/runs' }, 'fault: Unrecognized key: "path"'],
  ])('%j', async (fault, message) => {
    const options: object = { faults: [fault] }
    await expect(startBlandMock(options)).rejects.toThrow(message)
  })
})

test('an exception in rewrite is answered as a 500 that says so', async () => {
  await using mock = await startBlandMock({
    scenarios,
    rewrite: () => {
      throw new Error('out of ideas')
    },
  })
  const { status, body } = await new Client(mock).get('/scenarios')
  expect(status).toBe(500)
  expect(dig(body, 'errors', 0, 'message')).toBe('The mock failed: out of ideas')
})
