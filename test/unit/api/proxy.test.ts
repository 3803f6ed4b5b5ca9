import { startBlandMock } from '@bland-suite/mock'
import { createServer } from 'node:http'
import { Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'
import { built, runModule } from '../helpers/child.ts'
import type { Ended } from '../helpers/child.ts'
import { clientOf, rejection } from '../helpers/clients.ts'
import { listening } from '../helpers/listening.ts'
import { startProxy } from '../helpers/proxy.ts'
import { AUTHORITY, listeningSecurely } from '../helpers/tls.ts'

const PATH = '/v1/agent-testing/scenarios'

/** As an environment that nobody has set up. */
beforeEach(() => {
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']) {
    vi.stubEnv(name, undefined)
    vi.stubEnv(name.toUpperCase(), undefined)
  }
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Lists the scenarios in a process of its own, `times` at once. */
function listWith(env: Readonly<Record<string, string>>, times = 1): Promise<Ended> {
  return runModule(
    `import { createBlandClient } from ${JSON.stringify(built('index.js'))}
     process.setUncaughtExceptionCaptureCallback((error) => console.log(error.code, error.message))
     const client = createBlandClient({ retryFor: 0 })
     const { signal } = new AbortController()
     const lists = Array.from({ length: ${times} }, () => client.listScenarios({}, signal))
     await Promise.all(lists).then(
       ([scenarios]) => console.log(scenarios.length, 'scenarios'),
       (error) => console.log(error.code, error.message),
     )`,
    env,
  )
}

describe('a proxy', () => {
  test('for http is asked for whole URLs, with its credentials', async () => {
    await using mock = await startBlandMock()
    await using proxy = await startProxy()
    vi.stubEnv('http_proxy', proxy.url.replace('//', '//anna:p%40ss@'))
    expect(await clientOf(mock).listScenarios({})).toHaveLength(5)
    expect(proxy.targets).toEqual([expect.stringContaining(`${mock.url}${PATH}`)])
    expect(proxy.credentials).toEqual(['anna:p@ss'])
    // They are the proxy's alone.
    expect(JSON.stringify(mock.requests)).not.toContain('proxy-authorization')
  })

  test('for https is asked for a tunnel once, which the next requests use too', async () => {
    await using api = await listeningSecurely((_, response) => response.end('{"scenarios":[]}'))
    await using proxy = await startProxy()
    const env = { BLAND_API_KEY: 'k', BLAND_BASE_URL: api.url, NODE_EXTRA_CA_CERTS: AUTHORITY }
    const HTTPS_PROXY = proxy.url.replace('//', '//anna:pass@')
    const { stdout } = await runModule(
      `import { createBlandClient } from ${JSON.stringify(built('index.js'))}
       const client = createBlandClient({ retryFor: 0 })
       await client.listScenarios({})
       console.log(await client.listScenarios({}))`,
      { ...env, HTTPS_PROXY },
    )
    expect(stdout).toBe('[]\n')
    expect(proxy.targets).toEqual([new URL(api.url).host])
    expect(proxy.credentials).toEqual(['anna:pass'])
  })

  test('that refuses a tunnel is told as such', async () => {
    await using proxy = await startProxy()
    vi.stubEnv('HTTPS_PROXY', proxy.url)
    const client = createBlandClient({
      apiKey: 'k',
      baseUrl: 'https://bland.invalid',
      retryFor: 0,
    })
    expect((await rejection(client.listScenarios({}))).message).toBe(
      `No answer from Bland to GET ${PATH}: the proxy answered 502. Check the network, BLAND_BASE_URL and HTTPS_PROXY.`,
    )
    expect(proxy.targets).toEqual(['bland.invalid:443'])
  })

  test.each(['http://bland.invalid', 'https://bland.invalid'])(
    'that wants other credentials for %s is told at once, and asked once',
    async (baseUrl) => {
      await using proxy = await startProxy({ refuse: 407 })
      vi.stubEnv('all_proxy', proxy.url.replace('//', '//anna:wrong-pass@'))
      const client = createBlandClient({ apiKey: 'k', baseUrl, retryFor: 60_000 })
      const error = await rejection(client.listScenarios({}))
      expect(error.message).toContain('the proxy asks for other credentials (407). Put user and')
      expect(error.message).not.toContain('wrong-pass')
      expect(proxy.targets).toHaveLength(1)
    },
  )

  test.each(['http://bland.invalid', 'https://bland.invalid'])(
    'where nobody listens is named on the way to %s, without its password',
    async (baseUrl) => {
      vi.stubEnv('all_proxy', 'http://anna:pass@127.0.0.1:9')
      const error = await rejection(
        createBlandClient({ apiKey: 'k', baseUrl, retryFor: 0 }).getRun('r1'),
      )
      expect(error.message).toContain(
        ': no connection to the proxy http://127.0.0.1:9: connect ECONNREFUSED 127.0.0.1:9. ',
      )
      expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED', wasSent: false } })
    },
  )

  test.each([
    ['socks5://anna:pass@127.0.0.1:1080', ', not a SOCKS proxy'],
    ['socks://127.0.0.1:1080', ', not a SOCKS proxy'],
    ['ftp://anna:pass@127.0.0.1', ''],
    ['http://anna:pass@', ''],
    ['http://anna:pass@host:port', ''],
  ])('of %s is refused before anything is sent', (value, also) => {
    vi.stubEnv('ALL_PROXY', value)
    expect(() => createBlandClient({ apiKey: 'k' })).toThrow(
      `ALL_PROXY must be an http:// or https:// URL${also}, such as http://proxy.example:3128.`,
    )
  })

  test('that goes silent does not keep the process', async () => {
    const silent = new Server(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens at a port
    const { port } = silent.address() as AddressInfo
    const { code, stdout } = await runModule(
      `import { createBlandClient } from ${JSON.stringify(built('index.js'))}
       const client = createBlandClient({ retryFor: 0, requestTimeout: 200 })
       await client.listScenarios({}).catch((error) => console.log(error.message))`,
      {
        BLAND_API_KEY: 'k',
        BLAND_BASE_URL: 'https://bland.invalid',
        https_proxy: `127.0.0.1:${port}`,
      },
    )
    silent.close()
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing within 0.2 s')])
  })
})

describe('a hundred requests', () => {
  test('wait for one signal without a warning', async () => {
    await using mock = await startBlandMock()
    const { stdout, stderr } = await listWith(
      { ...mock.env, NODE_OPTIONS: '--trace-warnings' },
      100,
    )
    expect([stdout, stderr]).toEqual(['5 scenarios\n', ''])
  })

  test('go through a proxy without a warning', async () => {
    await using mock = await startBlandMock()
    await using proxy = await startProxy()
    const env = { ...mock.env, http_proxy: proxy.url, NODE_OPTIONS: '--trace-warnings' }
    const { stdout, stderr } = await listWith(env, 100)
    expect([stdout, stderr]).toEqual(['5 scenarios\n', ''])
  })

  test('go through tunnels without a warning', async () => {
    await using api = await listeningSecurely((_, response) => response.end('{"scenarios":[]}'))
    await using proxy = await startProxy()
    const { stdout, stderr } = await listWith(
      {
        BLAND_API_KEY: 'k',
        BLAND_BASE_URL: api.url,
        HTTPS_PROXY: proxy.url,
        NODE_EXTRA_CA_CERTS: AUTHORITY,
        NODE_OPTIONS: '--trace-warnings',
      },
      100,
    )
    expect([stdout, stderr]).toEqual(['0 scenarios\n', ''])
  })
})

test('an address of https behind which plain HTTP is spoken is told in OpenSSL’s words alone', async () => {
  await using mock = await startBlandMock()
  const baseUrl = mock.url.replace('http:', 'https:')
  const error = await rejection(clientOf(mock, { baseUrl }).getRun('r1'))
  expect(error.message).toMatch(
    /: write EPROTO (?:wrong version number|packet length too long)\. Check/u,
  )
})

describe('a certificate that nobody vouches for', () => {
  const advice = 'add its certificate authority: NODE_EXTRA_CA_CERTS=company.pem.'

  test('is told at once', async () => {
    await using api = await listeningSecurely((_, response) => response.end('[]'))
    const client = createBlandClient({ apiKey: 'k', baseUrl: api.url, retryFor: 60_000 })
    const error = await rejection(client.listScenarios({}))
    expect(error.message).toMatch(
      /: the certificate is not trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE .*\)\. /u,
    )
    expect(error.message).toContain(advice)
    expect(error).toMatchObject({ cause: { wasSent: false } })
  })

  test('is told at once behind a tunnel too', async () => {
    await using api = await listeningSecurely((_, response) => response.end('[]'))
    await using proxy = await startProxy()
    vi.stubEnv('HTTPS_PROXY', proxy.url)
    const client = createBlandClient({ apiKey: 'k', baseUrl: api.url, retryFor: 60_000 })
    expect((await rejection(client.listScenarios({}))).message).toContain(advice)
    expect(proxy.targets).toHaveLength(1)
  })
})

/** The message about a redirect, which is asked for once. */
async function redirected(location: string): Promise<string> {
  let requests = 0
  await using server = await listening(
    createServer((_, response) => {
      requests++
      response.writeHead(301, { location }).end()
    }),
  )
  const client = createBlandClient({ apiKey: 'sk-1234567890', baseUrl: server.url })
  const { message } = await rejection(client.listScenarios({}))
  expect(requests).toBe(1)
  return message.replaceAll(server.url, 'http://here')
}

describe('a redirect', () => {
  test.each([
    [
      `https://eu.bland.invalid${PATH}?key=secret#x`,
      `It redirects to https://eu.bland.invalid${PATH}; bland-suite does not follow redirects. If the API is there, set BLAND_BASE_URL to https://eu.bland.invalid.`,
    ],
    [
      `//me:word@gateway.invalid/bland${PATH}`,
      `It redirects to https://gateway.invalid/bland${PATH}; bland-suite does not follow redirects. If the API is there, set BLAND_BASE_URL to https://gateway.invalid/bland.`.replaceAll(
        'https',
        'http',
      ),
    ],
    [
      '/login/sk-1234567890?token=secret',
      'It redirects to http://here/login/[key]; bland-suite does not follow redirects. If the API is there, set BLAND_BASE_URL to its address.',
    ],
    ['mailto:me@bland.invalid', 'Check BLAND_BASE_URL: the answer does not come from the API.'],
  ])('to %s is told with what to do, and not followed', async (location, told) => {
    expect(await redirected(location)).toBe(`Bland answered GET ${PATH} with HTTP 301. ${told}`)
  })
})
