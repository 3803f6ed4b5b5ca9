/** The proxy's variables, read beside curl: both send the same requests, and one proxy notes what it is asked for. */
import { execFile } from 'node:child_process'
import { afterEach, expect, test, vi } from 'vitest'
import { plainFetch } from '../../../src/api/http/fetch.ts'
import { needsNoProxy } from '../../../src/api/net/no-proxy.ts'
import { startProxy } from '../helpers/proxy.ts'
import type { Proxy } from '../helpers/proxy.ts'

type Env = Readonly<Record<string, string>>

const VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']
const ALL = [...VARIABLES, ...VARIABLES.map((name) => name.toUpperCase())]

afterEach(() => {
  vi.unstubAllEnvs()
})

/** What the proxy is asked for, and with which credentials. */
function noted({ targets, credentials }: Proxy): readonly string[] {
  return targets.map((target, at) => `${target.toLowerCase()} ${credentials[at] ?? 'without'}`)
}

/** `env` names the proxy PROXY, as its port is not known before. */
function addressed(env: Env, { url }: Proxy): Env {
  const host = url.replace('http://', '')
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace('PROXY', host)]),
  )
}

async function askedByCurl(env: Env, urls: readonly string[]): Promise<readonly string[]> {
  await using proxy = await startProxy({ refuse: 502 })
  const PATH = process.env['PATH'] ?? ''
  await new Promise<void>((resolve, reject) => {
    const args = ['--silent', '--globoff', '--max-time', '0.5', ...urls]
    execFile('curl', args, { env: { PATH, ...addressed(env, proxy) } }, (error) => {
      // That requests fail is expected: nobody is behind the addresses.
      if (error?.code === 'ENOENT')
        reject(new Error('curl is absent: apt-get install curl', { cause: error }))
      else resolve()
    })
  })
  return noted(proxy)
}

async function askedByUs(env: Env, urls: readonly string[]): Promise<readonly string[]> {
  await using proxy = await startProxy({ refuse: 502 })
  for (const name of ALL) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries(addressed(env, proxy))) vi.stubEnv(name, value)
  for (const url of urls) {
    await plainFetch(url, { signal: AbortSignal.timeout(300) }).catch(() => {})
  }
  return noted(proxy)
}

const HOSTS = [
  'corp.invalid',
  'api.corp.invalid',
  'API.Corp.Invalid',
  'a.b.corp.invalid',
  'xcorp.invalid',
  'corp.invalid.other.invalid',
  'api.corp.invalid.',
  'localhost',
  '127.0.0.1',
  '127.200.3.4',
  '127.0.0.1:9443',
  '[::1]',
].map((host) => (host.includes('1:') ? `https://${host}/` : `https://${host}:9/`))

test.each([
  'corp.invalid',
  '.corp.invalid',
  'CORP.invalid',
  'corp.invalid.',
  '.corp.invalid.',
  '*.corp.invalid',
  'api.corp.invalid',
  'invalid',
  'orp.invalid',
  'corp.invalid:9',
  'https://corp.invalid',
  '*',
  '*,corp.invalid',
  ' * ',
  '.',
  ',',
  'localhost',
  '127.0.0.1',
  '127.0.0.1:9',
  '127.0.0',
  '.0.0.1',
  '127.0.0.0/8',
  '127.0.0.1/32',
  '127.0.0.1/33',
  '127.0.0.255/24',
  '127.200.0.0/13',
  '126.0.0.0/7',
  '127.1/8',
  '10.0.0.0/8,127.0.0.0/30',
  '::1',
  '[::1]',
  ' localhost , corp.invalid ,, ::1',
  'localhost,\t127.0.0.1',
])('NO_PROXY=%j leaves the same hosts to the proxy as curl does', async (value) => {
  const env = { https_proxy: 'http://PROXY', NO_PROXY: value }
  const byCurl = await askedByCurl(env, HOSTS)
  expect(await askedByUs(env, HOSTS)).toEqual(byCurl)
})

const BOTH = ['http://127.0.0.1:9/a/b?c=d', 'https://api.corp.invalid:9/a']

test.each<Env>([
  {},
  { http_proxy: 'http://PROXY' },
  { HTTP_PROXY: 'http://PROXY' },
  { https_proxy: 'http://PROXY' },
  { HTTPS_PROXY: 'http://PROXY' },
  { all_proxy: 'http://PROXY' },
  { ALL_PROXY: 'http://PROXY' },
  { https_proxy: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://PROXY' },
  { https_proxy: 'http://PROXY', HTTPS_PROXY: 'http://127.0.0.1:9' },
  { https_proxy: '', HTTPS_PROXY: 'http://PROXY' },
  { HTTPS_PROXY: 'http://PROXY', all_proxy: 'http://127.0.0.1:9' },
  { https_proxy: '', HTTPS_PROXY: '', all_proxy: '', ALL_PROXY: 'http://PROXY' },
  { ALL_PROXY: 'http://PROXY', no_proxy: '', NO_PROXY: '127.0.0.1' },
  { ALL_PROXY: 'http://PROXY', no_proxy: 'other.invalid', NO_PROXY: '*' },
  { ALL_PROXY: 'PROXY' },
  { ALL_PROXY: 'HTTP://PROXY' },
  { ALL_PROXY: 'http://PROXY/some/path' },
  { ALL_PROXY: 'http://user:word@PROXY' },
  { ALL_PROXY: 'user:word@PROXY' },
  { ALL_PROXY: 'http://user@PROXY' },
  { ALL_PROXY: 'http://:word@PROXY' },
  { ALL_PROXY: 'http://us%65r:a%40b%3A%2F%23%25@PROXY' },
  { ALL_PROXY: 'http://user:100%@PROXY' },
  { ALL_PROXY: 'http://%C3%BCser:w%C3%B6rd@PROXY' },
])('%j leads the same way as curl', async (env) => {
  const byCurl = await askedByCurl(env, BOTH)
  expect(await askedByUs(env, BOTH)).toEqual(byCurl)
})

// Newer versions of curl stop at a blank without a comma.
test('entries of NO_PROXY may stand apart by blanks alone', () => {
  expect(needsNoProxy('api.corp.invalid', 'localhost corp.invalid')).toBe(true)
})
