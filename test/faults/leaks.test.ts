/** What is planted in a key, a proxy and Bland's bodies is in nothing that a run leaves, whatever runs it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { createCli } from '../helpers/cli.ts'
import { createPlaywrightProject } from '../helpers/playwright-project.ts'
import { createProject } from '../helpers/project.ts'
import { PATHWAY, scenario, specFile, suiteFile } from '../helpers/scripts.ts'
import { unzip } from '../helpers/zip.ts'
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

type Env = Readonly<Record<string, string>>

const VITEST_CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    reporters: [
      'default',
      'blob',
      ['junit', { outputFile: 'native.xml' }],
      ['json', { outputFile: 'vitest.json' }],
      '@bland-suite/vitest/reporter',
    ],
  },
})
`

const PLAYWRIGHT_CONFIG = `import { defineConfig } from '@playwright/test'
export default defineConfig({
  reporter: [
    ['list'],
    ['html', { open: 'never' }],
    ['blob'],
    ['junit', { outputFile: 'native.xml' }],
    ['@bland-suite/playwright/reporter'],
    ['./native-reporter.mjs'],
  ],
})
`

const RUN = ['run', '--pathway-id', PATHWAY, '--poll-interval', '100', '--settle-timeout', '500']

function textsIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('node_modules') && statSync(join(dir, path)).isFile())
    .flatMap((path) => textsOf(path, readFileSync(join(dir, path))))
}

/** Playwright's HTML report is an archive in a page. */
function textsOf(path: string, content: Buffer): readonly string[] {
  if (path.endsWith('.zip')) return unzip(content).flatMap(([name, text]) => [name, text])
  const text = content.toString()
  const [, packed] = /data:application\/zip;base64,([\w+/=]+)/u.exec(text) ?? []
  const inside = packed === undefined ? [] : unzip(Buffer.from(packed, 'base64')).flat()
  return [path, text, ...inside]
}

/** Each plays the suite, and gives all that is left of it: files, archives opened, and what was printed. */
const FRONTS: readonly (readonly [name: string, play: (env: Env) => Promise<string>])[] = [
  ['Vitest', playVitest],
  ['Playwright', playPlaywright],
  ['the command line', playCli],
]

async function playVitest(env: Env): Promise<string> {
  const files = { 'a.test.ts': suiteFile('Acme'), 'vitest.config.ts': VITEST_CONFIG }
  await using project = await createProject(files)
  const { output } = await project.vitest([], env)
  return [...textsIn(project.dir), output].join('\n')
}

async function playPlaywright(env: Env): Promise<string> {
  const files = { 'a.spec.ts': specFile('Acme'), 'playwright.config.ts': PLAYWRIGHT_CONFIG }
  await using project = await createPlaywrightProject(files)
  const { output } = await project.playwright([], env)
  return [...textsIn(project.dir), output].join('\n')
}

async function playCli(env: Env): Promise<string> {
  await using cli = await createCli()
  const { stdout, stderr } = await cli.run([...RUN, '--json'], env)
  return [...textsIn(cli.dir), stdout, stderr].join('\n')
}

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

describe.concurrent.each(FRONTS)('of what is planted, %s leaves nothing', (_name, play) => {
  test('in a run that fails', async () => {
    await using mock = await startBlandMock({ scenarios, apiKey: PLANTED.key })
    await using proxy = await startProxy()
    const left = await play(throughProxy(mock, proxy.url))
    expect(proxy.targets.length).toBeGreaterThan(0)
    expect(left).toContain('is polite')
    expect(leaked(left)).toEqual([])
  })

  test('in a run that a proxy does not let out', async () => {
    await using mock = await startBlandMock({ scenarios, apiKey: PLANTED.key })
    await using proxy = await startProxy({ refuse: 407 })
    const left = await play(throughProxy(mock, proxy.url))
    expect(left).toContain('407')
    expect(leaked(left)).toEqual([])
    expect(mock.requests).toEqual([])
  })
})
