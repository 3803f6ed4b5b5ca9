/** What no error, and no line that is printed for who debugs, may hold: the key, and passwords of addresses. */
import type { FaultAnswer } from '@bland-suite/mock'
import { createServer } from 'node:http'
import { createServer as createRawServer } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import type { BlandClient } from '../../../src/api/client.ts'
import { built, runModule } from '../helpers/child.ts'
import { clientOf, failing, rejection } from '../helpers/clients.ts'
import { listening } from '../helpers/listening.ts'
import { startProxy } from '../helpers/proxy.ts'
import { listeningSecurely } from '../helpers/tls.ts'

const KEY = 'sk-live-77aa01_hidden'
const PASSWORD = 'opensesame42'
const WRITTEN = [KEY, PASSWORD].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(`anna:${secret}`).toString('base64'),
])

const SECRETS = [...new Set(WRITTEN)]

/** All that can be reached from a value, in text: hidden properties, symbols, bytes, maps. */
function reachable(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return `${String(value)}\n`
  if (seen.has(value)) return ''
  seen.add(value)
  if (value instanceof Uint8Array) return `${Buffer.from(value).toString('latin1')}\n`
  const listed = value instanceof Map || value instanceof Set ? [...value] : []
  const own = Reflect.ownKeys(value).flatMap((name) => {
    const read: unknown = Object.getOwnPropertyDescriptor(value, name)?.value
    return [name, read]
  })
  return [...own, ...listed].map((one: unknown) => reachable(one, seen)).join('')
}

function leaksOf(error: unknown): readonly string[] {
  const shown = inspect(error, { depth: Infinity, showHidden: true, getters: true })
  const text = `${reachable(error)}\n${shown}\n${JSON.stringify(error)}`
  return SECRETS.filter((secret) => text.includes(secret))
}

async function leaksAfter(client: BlandClient): Promise<readonly string[]> {
  const errors = await Promise.all([
    rejection(client.getRun('r1')),
    rejection(client.startBatch({ scenarioIds: ['s1'] })),
  ])
  expect(errors.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^Bland\w+Error$/u),
    expect.stringMatching(/^Bland\w+Error$/u),
  ])
  return errors.flatMap(leaksOf)
}

beforeEach(() => {
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']) {
    vi.stubEnv(name, undefined)
    vi.stubEnv(name.toUpperCase(), undefined)
  }
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Says the key in whatever way an API or a gateway may repeat it. */
const SAID = `${KEY}, ${encodeURIComponent(KEY)}, ${Buffer.from(`:${KEY}`).toString('base64')}`

test('the search finds what is hidden', () => {
  const error = Object.defineProperty(new Error('closed'), 'cause', {
    value: { list: [Buffer.from(KEY)] },
  })
  expect(leaksOf(error)).toEqual([KEY])
  expect(leaksOf({ [Symbol('x')]: new Map([['a', PASSWORD]]) })).toEqual([PASSWORD])
  expect(leaksOf(new Error(`anna:${PASSWORD}`))).toEqual([PASSWORD])
})

describe('an error', () => {
  const answers: readonly (readonly [string, FaultAnswer])[] = [
    ['a refusal', { kind: 'status', status: 401 }],
    ['a refusal that says the key', { kind: 'status', status: 401, body: { error: SAID } }],
    ['errors that say it', { kind: 'status', status: 400, body: { errors: [{ [KEY]: SAID }] } }],
    ['an envelope', { kind: 'envelope-error', error: 'QUOTA', message: SAID }],
    ['a broken connection', { kind: 'reset' }],
    ['an answer that is cut', { kind: 'cut' }],
    ['an answer that never ends', { kind: 'stall' }],
    ['a page', { kind: 'html', status: 200 }],
    ['a text that says it', { kind: 'body', body: `<p>${SAID}</p>` }],
    ['an unknown shape that says it', { kind: 'body', body: { [KEY]: [SAID, { a: SAID }] } }],
    ['fields of a wrong type', { kind: 'body', body: { id: { [KEY]: SAID }, runs: SAID } }],
  ]

  test.each(answers)('after %s holds no secret', async (_what, answer) => {
    await using mock = await failing(answer, {}, { apiKey: KEY })
    expect(await leaksAfter(clientOf(mock, { requestTimeout: 150 }))).toEqual([])
  })

  test('after a packet that is no HTTP holds no secret', async () => {
    const raw = createRawServer((socket) => {
      socket.on('error', () => {})
      socket.end(`HTTP/1.1 200 OK\r\nx\u0000: ${SAID}\r\n\r\n`)
    })
    raw.listen(0, '127.0.0.1')
    await new Promise((resolve) => raw.once('listening', resolve))
    const address = raw.address()
    const port = typeof address === 'object' ? address?.port : 0
    const baseUrl = `http://127.0.0.1:${port}`
    expect(await leaksAfter(createBlandClient({ apiKey: KEY, baseUrl, retryFor: 0 }))).toEqual([])
    raw.close()
  })

  test.each([
    ['content-type', `text/plain; ${KEY}`],
    ['content-type', `text/plain; charset=${KEY}`],
    ['content-encoding', KEY],
    ['location', `https://anna:${PASSWORD}@eu.invalid/${KEY}?key=${KEY}`],
    ['retry-after', KEY],
  ])('after the header %s: %s holds no secret', async (name, value) => {
    await using server = await listening(
      createServer((_, response) => {
        const status = name === 'location' ? 302 : 200
        response.writeHead(status, { [name]: value }).end(Buffer.from([0xe9, 0x22]))
      }),
    )
    const client = createBlandClient({ apiKey: KEY, baseUrl: server.url, retryFor: 0 })
    expect(await leaksAfter(client)).toEqual([])
  })

  test.each([502, 407, 403])('after a proxy that answers %d holds no secret', async (refuse) => {
    await using proxy = await startProxy({ refuse })
    vi.stubEnv('all_proxy', proxy.url.replace('//', `//anna:${PASSWORD}@`))
    for (const baseUrl of ['http://api.invalid', 'https://api.invalid']) {
      const client = createBlandClient({ apiKey: KEY, baseUrl, retryFor: 0 })
      expect(await leaksAfter(client)).toEqual([])
    }
    expect(proxy.credentials).toContain(`anna:${PASSWORD}`)
  })

  test.each(['http://127.0.0.1:9', 'https://nowhere.invalid:9'])(
    'without a connection to the proxy %s holds no secret',
    async (proxy) => {
      vi.stubEnv('all_proxy', proxy.replace('//', `//anna:${PASSWORD}@`))
      const client = createBlandClient({ apiKey: KEY, baseUrl: 'https://a.invalid', retryFor: 0 })
      expect(await leaksAfter(client)).toEqual([])
    },
  )

  test('about a certificate holds no secret', async () => {
    await using api = await listeningSecurely((_, response) => response.end())
    await using proxy = await startProxy()
    vi.stubEnv('https_proxy', proxy.url.replace('//', `//anna:${PASSWORD}@`))
    const client = createBlandClient({ apiKey: KEY, baseUrl: api.url, retryFor: 0 })
    expect(await leaksAfter(client)).toEqual([])
  })

  test.each([
    { baseUrl: `https://anna:${PASSWORD}@api.invalid` },
    { baseUrl: `anna:${PASSWORD}@api.invalid` },
    { baseUrl: `https://anna:${PASSWORD}/x@api.invalid:port` },
    { baseUrl: KEY },
    { baseUrl: `https://api.invalid/?key=${KEY}` },
    { apiKey: `${KEY} ${PASSWORD}` },
  ])('about options holds no secret: %j', async (options) => {
    const made = Promise.resolve().then(() => createBlandClient({ apiKey: KEY, ...options }))
    expect(leaksOf(await rejection(made))).toEqual([])
  })
})

test('what DEBUG prints holds no secret, whoever prints it', async () => {
  await using proxy = await startProxy({ refuse: 407 })
  const { stdout, stderr } = await runModule(
    `import { createBlandClient } from ${JSON.stringify(built('index.js'))}
     for (const baseUrl of ['http://api.invalid', 'https://api.invalid']) {
       const client = createBlandClient({ baseUrl, retryFor: 0 })
       await client.getRun('r1').catch((error) => console.error(error))
     }`,
    {
      DEBUG: '*',
      BLAND_API_KEY: KEY,
      all_proxy: proxy.url.replace('//', `//anna:${PASSWORD}@`),
    },
  )
  expect(stderr).toContain('bland-suite:http GET /v1/agent-testing/runs/r1 attempt 1')
  expect(SECRETS.filter((secret) => (stdout + stderr).includes(secret))).toEqual([])
})
