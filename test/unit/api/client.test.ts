import { BlandKeyError, BlandOptionError } from '../../../src/errors/option-errors.ts'
import { startBlandMock } from '@bland-suite/mock'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBlandClient } from '../../../src/api/client.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the API key', () => {
  test('comes from BLAND_API_KEY', async () => {
    await using mock = await startBlandMock({ apiKey: 'from-env' })
    vi.stubEnv('BLAND_API_KEY', ' from-env\n')
    const client = createBlandClient({ baseUrl: mock.url, retryFor: 0 })
    await client.listScenarios({})
    expect(mock.requests).toMatchObject([{ status: 200 }])
  })

  test('comes from the option first', async () => {
    await using mock = await startBlandMock({ apiKey: 'from-option' })
    vi.stubEnv('BLAND_API_KEY', 'from-env')
    const client = createBlandClient({ apiKey: 'from-option', baseUrl: mock.url, retryFor: 0 })
    await client.listScenarios({})
    expect(mock.requests).toMatchObject([{ status: 200 }])
  })

  test.each([undefined, '', '  '])('is missed where BLAND_API_KEY is %j', (value) => {
    vi.stubEnv('BLAND_API_KEY', value)
    expect(() => createBlandClient()).toThrow(BlandKeyError)
  })

  test('is missed where the option is empty', () => {
    vi.stubEnv('BLAND_API_KEY', 'from-env')
    expect(() => createBlandClient({ apiKey: '' })).toThrow(BlandKeyError)
  })

  test('is missed with a word on what to do', () => {
    vi.stubEnv('BLAND_API_KEY', undefined)
    expect(() => createBlandClient()).toThrowErrorMatchingInlineSnapshot(
      `[BlandKeyError: No Bland API key: set the environment variable BLAND_API_KEY (in CI, as a secret), or pass \`apiKey\`. Nothing was sent.]`,
    )
  })
})

describe('the base URL', () => {
  test('comes from BLAND_BASE_URL', () => {
    vi.stubEnv('BLAND_BASE_URL', 'http://127.0.0.1:4010')
    expect(createBlandClient({ apiKey: 'k' }).host).toBe('127.0.0.1:4010')
  })

  test('comes from the option first', () => {
    vi.stubEnv('BLAND_BASE_URL', 'http://127.0.0.1:4010')
    const client = createBlandClient({ apiKey: 'k', baseUrl: 'https://eu.example' })
    expect(client.host).toBe('eu.example')
  })

  test.each([undefined, '', ' '])('is Bland’s own where BLAND_BASE_URL is %j', (value) => {
    vi.stubEnv('BLAND_BASE_URL', value)
    expect(createBlandClient({ apiKey: 'k' }).host).toBe('api.bland.ai')
  })

  test('may end with slashes', async () => {
    await using mock = await startBlandMock()
    const { apiKey, url } = mock
    await createBlandClient({ apiKey, baseUrl: `${url}//` }).listScenarios({})
    expect(mock.requests).toMatchObject([{ path: '/v1/agent-testing/scenarios', status: 200 }])
  })

  test('may have a path, as a gateway in front of the API has', async () => {
    await using mock = await startBlandMock({
      faults: [{ answer: { kind: 'body', body: [] } }],
    })
    const { apiKey, url } = mock
    await createBlandClient({ apiKey, baseUrl: `${url}/bland/` }).listScenarios({})
    expect(mock.requests).toMatchObject([{ path: '/bland/v1/agent-testing/scenarios' }])
  })

  test.each(['/v1', '/v1/', '//v1//', '/v1/agent-testing', '/v2'])(
    'may end with %s, which requests begin with',
    async (end) => {
      await using mock = await startBlandMock()
      const { apiKey, url } = mock
      await createBlandClient({ apiKey, baseUrl: url + end }).listScenarios({})
      expect(mock.requests).toMatchObject([{ path: '/v1/agent-testing/scenarios', status: 200 }])
    },
  )

  test.each([
    ['https://eu.example/v1?org=1', 'a query (`?…`)', 'https://eu.example'],
    ['https://eu.example/#x', 'a fragment (`#…`)', 'https://eu.example'],
    ['https://bob:hunter2@eu.example/x/', 'a user or password', 'https://eu.example/x'],
    ['https://hunter2@eu.example', 'a user or password', 'https://eu.example'],
    ['https://:hunter2@eu.example', 'a user or password', 'https://eu.example'],
  ])('of %s is refused with what to leave out', (baseUrl, what, instead) => {
    expect(() => createBlandClient({ apiKey: 'k', baseUrl })).toThrow(
      `BLAND_BASE_URL (or \`baseUrl\`) must not contain ${what}. Use: ${instead}`,
    )
  })

  test.each([
    'bob:hunter2@eu.example',
    'https//bob:hunter2@eu.example/x',
    'org_hunter2',
    'hunter2.x?y',
  ])('that may be a secret is not told where it is no address: %s', (baseUrl) => {
    expect(() => createBlandClient({ apiKey: 'k', baseUrl })).toThrow(
      /^BLAND_BASE_URL \(or `baseUrl`\) must be an http\(s\) address\. Leave/u,
    )
  })

  test.each(['api.bland.ai', 'ftp://api.bland.ai', 'https://', 'C:\\bland', '/v1'])(
    'is refused where it is %j',
    (baseUrl) => {
      expect(() => createBlandClient({ apiKey: 'k', baseUrl })).toThrow(BlandOptionError)
    },
  )

  test('is refused with its text and what to do', () => {
    vi.stubEnv('BLAND_BASE_URL', 'api.bland.ai')
    expect(() => createBlandClient({ apiKey: 'k' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: BLAND_BASE_URL (or \`baseUrl\`) must be an http(s) address: "api.bland.ai". Leave it out for https://api.bland.ai.]`,
    )
  })
})

test('nothing is sent before a method is called', async () => {
  await using mock = await startBlandMock()
  createBlandClient({ apiKey: mock.apiKey, baseUrl: mock.url })
  expect(mock.requests).toEqual([])
})
