/** The quick start of each README, typed as it is written in an empty folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createStranger } from './stranger.ts'
import { PINNED } from './versions.ts'

const root = new URL('../../', import.meta.url)

interface QuickStart {
  readonly install: string
  /** The files by the names in their first lines. */
  readonly files: Readonly<Record<string, string>>
  readonly command: string
  /** What it shows, without the empty lines. */
  readonly shown: readonly string[]
}

function readQuickStart(path: string): QuickStart {
  const text = readFileSync(fileURLToPath(new URL(path, root)), 'utf8')
  const first = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  const files = text.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/gu)
  const shown = first(/```text\n([\s\S]*?)```/u).split('\n')
  return {
    install: first(/```sh\n(npm install .*)\n```/u),
    files: Object.fromEntries([...files].map(([, name = '', code = '']) => [name, code])),
    command: first(/With `BLAND_API_KEY` set, `(npx .*?)`/u),
    shown: shown.map((line) => line.trim()).filter((line) => line !== ''),
  }
}

test.concurrent(
  'that of the Playwright package prints what it shows, on a mock that npx has started',
  async () => {
    const stranger = createStranger('quick-start-playwright')
    const start = readQuickStart('packages/playwright/README.md')
    expect(start).toMatchObject({
      install: 'npm install --save-dev @bland-suite/playwright @playwright/test',
      command: 'npx playwright test',
      shown: { length: 7 },
    })
    // The version that this repository is tested with, which a newer one may not break today.
    await stranger.install(start.install.replace(/@playwright\/test$/u, PINNED['@playwright/test']))
    stranger.write(start.files)
    const terminal = createStranger('mock')
    await using mock = await terminal.startMock('npx @bland-suite/mock --port 0 --speed 0.3')

    const { code, output } = await stranger.type(start.command, mock.env)

    expect(code).toBe(1)
    const said = output.split('\n').map((line) => line.trim())
    const isSaid = (line: string) => said.some((one) => one.startsWith(line))
    expect(start.shown.filter((line) => !isSaid(line))).toEqual([])
    expect(stranger.junit()).toMatchObject({ tests: 6, failures: 1, errors: 0, time: '53.570' })
  },
)

test.concurrent('that of the repository leads from an empty folder to a red suite', async () => {
  const stranger = createStranger('quick-start')
  const text = readFileSync(fileURLToPath(new URL('README.md', root)), 'utf8')
  const [install = '', init = '', copy = '', serve = '', run = '', ...more] =
    /```sh\n([\s\S]*?)\n```/u.exec(text)?.[1]?.split('\n') ?? []
  expect(more).toEqual([])
  await stranger.install(install.replace(/vitest$/u, PINNED.vitest))
  await stranger.install(init)
  await stranger.install(copy)
  await using mock = await stranger.startMock(`${serve.replace(/ &$/u, '')} --port 0`)
  const variables = Object.entries(mock.env).map((pair) => pair.join('='))
  stranger.write({ '.env': variables.join('\n') })

  const { code, output } = await stranger.type(run)

  expect(code, output).toBe(1)
  expect(stranger.junit()).toMatchObject({ tests: 4, failures: 1, errors: 0 })
  const suite = readFileSync(join(stranger.dir, 'agent.test.ts'), 'utf8')
  expect(text).toContain(`// agent.test.ts\n${suite}\`\`\``)
})
