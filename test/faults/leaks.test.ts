/** What is planted in a key, a proxy and Bland's bodies is in nothing that a run leaves, whatever runs it. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FRONTS, open } from '../helpers/front.ts'
import type { FrontName } from '../helpers/front.ts'
import { textsIn, WRITING_ALL } from '../helpers/leftovers.ts'
import type { Env } from '../helpers/running.ts'
import { scenario } from '../helpers/scripts.ts'
import { startProxy } from '../unit/helpers/proxy.ts'

const PLANTED = {
  key: 'org_planted_key_0123456789',
  password: 'planted-password-of-the-proxy',
  phone: 2_025_550_147,
  email: 'planted.key@example.org',
  request: 'planted-request-data',
  metadata: 'planted-nested-metadata',
} as const

const scenarios = [
  scenario(
    'Refund',
    {
      results: { 0: 'fail' },
      run: {
        variables_extracted: { phone: PLANTED.phone, [PLANTED.email]: 'yes' },
        chat_history: [{ role: 'user', content: 'Hi.', metadata: { raw: PLANTED.metadata } }],
        request_data: { token: PLANTED.request },
      },
    },
    { request_data: { token: PLANTED.request } },
  ),
]

function throughProxy({ env }: BlandMock, proxy: string): Record<string, string> {
  const { host } = new URL(proxy)
  const named = `http://planted-user:${PLANTED.password}@${host}`
  const nothing = { no_proxy: '', NO_PROXY: '' }
  return { ...env, ...nothing, http_proxy: named, all_proxy: named, DEBUG: 'bland-suite*' }
}

function leaked(left: string): readonly string[] {
  return Object.entries(PLANTED).flatMap(([name, secret]) =>
    left.includes(String(secret)) ? [name] : [],
  )
}

/** Plays the suite, and gives all that is left of it: files, archives opened, and what was printed. */
async function play(name: FrontName, env: Env): Promise<string> {
  await using front = await open(name, { files: WRITING_ALL })
  const { output } = await front.play(env, name === 'cli' ? ['--json'] : [])
  return [...textsIn(front.dir), output].join('\n')
}

describe.concurrent.each(FRONTS)('of what is planted, %s leaves nothing', (name) => {
  test('in a run that fails', async () => {
    await using mock = await startBlandMock({ scenarios, apiKey: PLANTED.key })
    await using proxy = await startProxy()
    const left = await play(name, throughProxy(mock, proxy.url))
    expect(proxy.targets.length).toBeGreaterThan(0)
    expect(left).toContain('is polite')
    expect(leaked(left)).toEqual([])
  })

  test('in a run that a proxy does not let out', async () => {
    await using mock = await startBlandMock({ scenarios, apiKey: PLANTED.key })
    await using proxy = await startProxy({ refuse: 407 })
    const left = await play(name, throughProxy(mock, proxy.url))
    expect(left).toContain('407')
    expect(leaked(left)).toEqual([])
    expect(mock.requests).toEqual([])
  })
})
