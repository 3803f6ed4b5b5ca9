import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { built, runModule } from '../helpers/child.ts'
import { startProxy } from '../helpers/proxy.ts'

/** Lists the scenarios in a process of its own; gives what it printed. */
async function listWith(env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout, stderr } = await runModule(
    `import { createBlandClient } from ${JSON.stringify(built('index.js'))}
     const client = createBlandClient({ retryFor: 0 })
     await client.listScenarios({}).then(
       (scenarios) => console.log(scenarios.length, 'scenarios'),
       (error) => console.log(error.code, error.message),
     )`,
    env,
  )
  return stdout.trim() + stderr
}

function targetOf({ url }: BlandMock): string {
  return new URL(url).host
}

describe.concurrent('a proxy', () => {
  test.each(['http_proxy', 'HTTP_PROXY'])('of %s is used', async (variable) => {
    await using mock = await startBlandMock()
    await using proxy = await startProxy()
    expect(await listWith({ ...mock.env, [variable]: proxy.url })).toBe('3 scenarios')
    expect(proxy.targets).toEqual([targetOf(mock)])
  })

  test.each(['no_proxy', 'NO_PROXY'])('is not used for a host of %s', async (variable) => {
    await using mock = await startBlandMock()
    await using proxy = await startProxy()
    const env = { ...mock.env, http_proxy: proxy.url, [variable]: 'localhost,127.0.0.1' }
    expect(await listWith(env)).toBe('3 scenarios')
    expect(proxy.targets).toEqual([])
  })

  test.each(['https_proxy', 'HTTPS_PROXY'])('of %s is asked for a tunnel', async (variable) => {
    await using proxy = await startProxy()
    const env = { BLAND_API_KEY: 'k', BLAND_BASE_URL: 'https://bland.invalid' }
    expect(await listWith({ ...env, [variable]: proxy.url })).toBe(
      'BLAND_CONNECTION No answer from Bland to GET /v1/agent-testing/scenarios: the proxy answered 502. Check the network, BLAND_BASE_URL and HTTPS_PROXY.',
    )
    expect(proxy.targets).toEqual(['bland.invalid:443'])
  })

  test('that does not speak HTTP is refused, and its password not told', async () => {
    const env = { BLAND_API_KEY: 'k', BLAND_BASE_URL: 'https://bland.invalid' }
    const told = await listWith({ ...env, ALL_PROXY: 'socks5://me:secret@127.0.0.1:1080' })
    expect(told).toContain('BLAND_CONNECTION')
    expect(told).toContain('the proxy that the environment names is none of http: or https:')
    expect(told).not.toContain('secret')
  })

  test('is not used where no variable names one', async () => {
    await using mock = await startBlandMock()
    expect(await listWith(mock.env)).toBe('3 scenarios')
  })
})
