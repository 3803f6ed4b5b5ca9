/** The quick start of each README, typed as it is written in an empty folder. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStranger } from './stranger.ts'
import type { Mock } from './stranger.ts'
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

const starts: readonly {
  readonly readme: string
  readonly install: string
  readonly runner: keyof typeof PINNED
  readonly command: string
  readonly lines: number
}[] = [
  {
    readme: 'README.md',
    install: 'npm install --save-dev @bland-suite/vitest vitest',
    runner: 'vitest',
    command: 'npx vitest run',
    lines: 21,
  },
  {
    readme: 'packages/playwright/README.md',
    install: 'npm install --save-dev @bland-suite/playwright @playwright/test',
    runner: '@playwright/test',
    command: 'npx playwright test',
    lines: 7,
  },
]

const terminal = createStranger('mock')
let mock: Mock

beforeAll(async () => {
  mock = await terminal.startMock('npx @bland-suite/mock --port 0 --speed 0.3')
}, 60_000)

afterAll(() => mock[Symbol.asyncDispose]())

test.concurrent.each(starts)(
  'that of $readme prints what it shows, on a mock that npx has started',
  async ({ readme, install, runner, command, lines }) => {
    const start = readQuickStart(readme)
    expect(start).toMatchObject({ install, command, shown: { length: lines } })
    const stranger = createStranger(`quick-start-${runner.split('/').at(-1)}`)
    // The version that this repository is tested with, which a newer one may not break today.
    await stranger.install(install.replace(new RegExp(`${runner}$`, 'u'), PINNED[runner]))
    stranger.write(start.files)

    const { code, output } = await stranger.type(command, mock.env)

    expect(code).toBe(1)
    const said = output.split('\n').map((line) => line.trim())
    const isSaid = (line: string) => said.some((one) => one.startsWith(line))
    expect(start.shown.filter((line) => !isSaid(line))).toEqual([])
    expect(stranger.junit()).toMatchObject({ tests: 6, failures: 1, errors: 0, time: '53.570' })
  },
)
