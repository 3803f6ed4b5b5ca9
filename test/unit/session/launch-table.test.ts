/** What became of a launch, by what came of its POST: real servers, and how often each was asked. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import { startSource } from '../../../src/session/launch.ts'
import type { Started } from '../../../src/session/launch.ts'
import { listening } from '../helpers/listening.ts'
import type { Listening } from '../helpers/listening.ts'
import { selfSigned } from '../helpers/certificate.ts'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** What a launch came to, and how many POSTs the server saw. */
interface Outcome {
  readonly posts: number
  readonly started: Started
}

const SOURCE = { kind: 'launch', versionNumber: null, maxRuns: 100 } as const

/** Answers the first POST in its own way, and each later one as the API does. */
async function launchOn(answer: Answer, later: Answer = sending(200, WITH_ID)): Promise<Outcome> {
  let posts = 0
  const server = createServer((request, response) => {
    posts += 1
    const reply = posts === 1 ? answer : later
    request.resume().once('end', () => reply(response, request))
  })
  await using api = await listening(server)
  const started = await launch(api.url)
  return { posts, started }
}

function launch(
  baseUrl: string,
  { signal = new AbortController().signal, retryFor = 1_500 } = {},
): Promise<Started> {
  const client = createBlandClient({ apiKey: 'key', baseUrl, retryFor, requestTimeout: 400 })
  return startSource(client, SOURCE, { scenarioIds: ['s1'], version: null, signal })
}

function sending(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (response) => response.writeHead(status, headers).end(text)
}

const WITH_ID = {
  data: { batch_id: 'b7', runs: [{ run_id: 'r1', scenario_id: 's1' }] },
  errors: null,
}
const SAYS_NO = { data: null, errors: [{ error: 'NOT_NOW', message: 'Not today' }] }
const PAGE = '<html><body>Something went wrong</body></html>'

/** `started b7`, `refused` or `lost`. */
function fate({ started }: Outcome): string {
  if (started.state === 'started') return `started ${started.batchId}`
  return started.isLost === true ? 'lost' : 'refused'
}

function reason(started: Started): string {
  return started.state === 'refused' ? started.reason : ''
}

describe.concurrent('an answer with an id is a batch that runs', () => {
  const statuses = [200, 201, 202, 301, 400, 403, 408, 409, 429, 500, 503]

  test.each(statuses)('under HTTP %i', async (status) => {
    const outcome = await launchOn(sending(status, WITH_ID))
    expect([fate(outcome), outcome.posts]).toEqual(['started b7', 1])
  })

  test.each([
    ['flat', { batch_id: 'b7' }, null],
    ['as a number', { data: { id: 7 } }, null],
    [
      'beside errors',
      { ...WITH_ID, errors: [{ error: 'PARTIAL', message: 'one is late' }] },
      'PARTIAL: one is late',
    ],
    [
      'beside a rate limit',
      { ...WITH_ID, errors: [{ error: 'TOO_MANY_REQUESTS' }] },
      'TOO_MANY_REQUESTS',
    ],
    ['beside an error in words', { batch_id: 'b7', errors: 'one is late' }, 'one is late'],
    ['beside `success: false`', { batch_id: 'b7', success: false, message: 'hm' }, 'hm'],
    ['beside runs that nobody can read', { batch_id: 'b7', runs: { r1: {} } }, null],
    ['in an object of its own', { data: { batch: { id: 'b7' } } }, null],
  ])('%s, and what else it says is kept', async (_how, body, complaint) => {
    const outcome = await launchOn(sending(200, body))
    expect(outcome).toMatchObject({ posts: 1, started: { state: 'started', complaint } })
  })

  test('but an id that may be the request’s own is not taken for one', async () => {
    const outcome = await launchOn(sending(500, { id: 'req-1', error: 'INTERNAL' }))
    expect([fate(outcome), outcome.posts]).toEqual(['lost', 1])
  })
})

describe.concurrent('a refusal is told', () => {
  test.each([400, 401, 402, 403, 404, 409, 422, 425])('HTTP %i with words', async (status) => {
    const outcome = await launchOn(sending(status, SAYS_NO))
    expect([fate(outcome), outcome.posts]).toEqual(['refused', 1])
    expect(reason(outcome.started)).toMatch(new RegExp(`HTTP ${status} .*NOT_NOW: Not today`, 'u'))
  })

  test('also where the words stand alone', async () => {
    const outcome = await launchOn(sending(403, { message: 'Forbidden' }))
    expect([fate(outcome), outcome.posts]).toEqual(['refused', 1])
  })

  test.each([
    ['in words', SAYS_NO],
    ['without any', ''],
    ['with a page', PAGE],
  ])('unless it is HTTP 429 %s, after which it is asked again', async (_how, body) => {
    const outcome = await launchOn(sending(429, body))
    expect([fate(outcome), outcome.posts]).toEqual(['started b7', 2])
  })
})

describe.concurrent('an answer that leaves it open is told as a batch that may run', () => {
  test.each<readonly [string, Answer]>([
    ['HTTP 408 with words', sending(408, SAYS_NO)],
    ['HTTP 500 with words', sending(500, SAYS_NO)],
    ['HTTP 503 that says when to come back', sending(503, SAYS_NO, { 'retry-after': '0' })],
    [
      'HTTP 504 that speaks of a rate limit',
      sending(504, { errors: [{ error: 'TOO_MANY_REQUESTS' }] }),
    ],
    [
      'HTTP 200 that speaks of a rate limit',
      sending(200, { errors: [{ error: 'TOO_MANY_REQUESTS' }] }),
    ],
    ['HTTP 200 that complains', sending(200, SAYS_NO)],
    ['HTTP 200 without data', sending(200, { data: null, errors: null })],
    ['HTTP 200 with a page', sending(200, PAGE)],
    ['HTTP 400 with a page', sending(400, PAGE)],
    ['HTTP 202 without a body', sending(202, '')],
    ['HTTP 204', (response) => response.writeHead(204).end()],
    ['HTTP 302', sending(302, '', { location: '/elsewhere' })],
    ['HTTP 307', sending(307, '', { location: '/v1/agent-testing/batch-run' })],
    ['half of a body', sending(200, '{"data":{"batch_id":"b')],
    [
      'a body that ends too soon',
      (response) => {
        response.writeHead(200, { 'content-length': '500' }).write('{"data":')
        setTimeout(() => response.destroy(), 20)
      },
    ],
    ['a body that never ends', (response) => void response.writeHead(200).write('{')],
    ['a body of 3,000 levels', sending(200, '['.repeat(3_000) + ']'.repeat(3_000))],
    ['no answer in time', () => {}],
    ['a connection that is closed', (response) => void response.destroy()],
    ['a connection that is reset', (response) => response.socket?.resetAndDestroy()],
  ])('%s', async (_what, answer) => {
    const outcome = await launchOn(answer)
    expect([fate(outcome), outcome.posts]).toEqual(['lost', 1])
    expect(reason(outcome.started)).toMatch(/a batch may have been started .* BLAND_BATCH_ID=/u)
  })
})

/** A port where nobody listens, until somebody does. */
async function aPort(): Promise<number> {
  await using place = await listening(createServer())
  return Number(new URL(place.url).port)
}

describe.concurrent('a launch that was not sent', () => {
  test('is sent again, as soon as somebody listens', async () => {
    const port = await aPort()
    const pending = launch(`http://127.0.0.1:${port}`, { retryFor: 10_000 })
    await delay(200)
    let posts = 0
    const server = createServer((request, response) => {
      posts += 1
      request.resume().once('end', () => sending(200, WITH_ID)(response, request))
    })
    server.listen(port, '127.0.0.1')
    try {
      expect(fate({ posts, started: await pending })).toBe('started b7')
      expect(posts).toBe(1)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  test.each([
    ['to a port where nobody listens', 'http://127.0.0.1:9', /ECONNREFUSED/u],
    ['to a host that is none', 'http://bland.invalid', /ENOTFOUND|EAI_AGAIN/u],
  ])('%s is told as not started', async (_what, url, why) => {
    const started = await launch(url, { retryFor: 0 })
    expect(fate({ posts: 0, started })).toBe('refused')
    expect(reason(started)).toMatch(why)
    expect(reason(started)).toMatch(/Nothing was started\.$/u)
  })

  test('as the certificate is not trusted, is told at once', async () => {
    let posts = 0
    const server = createSecureServer(selfSigned(), () => (posts += 1))
    await using api: Listening = await listening(server)
    const began = performance.now()
    const started = await launch(api.url.replace('http:', 'https:'), { retryFor: 20_000 })
    expect([fate({ posts, started }), posts]).toEqual(['refused', 0])
    expect(reason(started)).toMatch(/certificate.*Nothing was started\.$/u)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  test('as the suite was ended before, says that nothing was started', async () => {
    const started = await launch('http://127.0.0.1:9', { signal: AbortSignal.abort() })
    expect(started).toMatchObject({ state: 'refused', isLost: false })
    expect(reason(started)).toMatch(
      /ended before it asked Bland to start a batch\. Nothing was started\.$/u,
    )
  })
})

test('a launch that is out is not ended by its signal: its answer is waited for', async () => {
  const ending = new AbortController()
  let posts = 0
  const server = createServer((request, response) => {
    posts += 1
    ending.abort()
    request.resume()
    setTimeout(() => sending(200, WITH_ID)(response, request), 100)
  })
  await using api = await listening(server)
  const started = await launch(api.url, { signal: ending.signal })
  expect([fate({ posts, started }), posts]).toEqual(['started b7', 1])
})
