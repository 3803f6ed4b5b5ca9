/** The packages as strangers get them: packed, checked, installed in an empty folder, and used. */
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { startBlandMock } from '@bland-suite/mock'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseJUnit } from '../helpers/junit.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PACKAGES = [
  { name: 'bland-suite', dir: '.' },
  { name: '@bland-suite/vitest', dir: 'packages/vitest' },
  { name: '@bland-suite/playwright', dir: 'packages/playwright' },
  { name: '@bland-suite/mock', dir: 'packages/mock' },
]

let folder = ''
let tarballs: readonly string[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bland-suite-package-'))
  const packed = join(folder, 'packed')
  mkdirSync(packed)
  const workspaces = PACKAGES.flatMap(({ name }) => ['-w', name])
  execFileSync('npm', ['pack', ...workspaces, '--pack-destination', packed, '--silent'], {
    cwd: root,
    stdio: 'ignore',
  })
  tarballs = readdirSync(packed).map((file) => join(packed, file))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function tarballOf(name: string): string {
  const prefix = `${name.replace('@', '').replace('/', '-')}-0`
  const found = tarballs.find((path) => path.includes(`/packed/${prefix}`))
  if (found === undefined) throw new Error(`${name} was not packed`)
  return found
}

describe.each(PACKAGES)('$name', ({ name, dir }) => {
  test('has nothing that publint objects to', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(root, dir), strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that resolve wherever it can be imported', () => {
    const attw = join(root, 'node_modules/.bin/attw')
    const { status, stdout } = spawnSync(attw, [tarballOf(name), '--profile', 'esm-only'], {
      encoding: 'utf8',
    })
    // It exits with 1 on every problem that the profile does not leave out.
    expect(stdout).toContain(name)
    expect(status).toBe(0)
  })

  test('ships code, sources and licence, and nothing else', () => {
    const list = execFileSync('tar', ['-tzf', tarballOf(name)], { encoding: 'utf8' })
    const files = list
      .trim()
      .split('\n')
      .map((path) => path.replace('package/', ''))
    const kinds = new Set(
      files.map((path) => (path.includes('/') ? `${path.split('/')[0]}/` : path)),
    )
    const extra =
      name === 'bland-suite' ? ['CHANGELOG.md'] : name.endsWith('mock') ? ['scenarios/'] : []
    expect([...kinds].toSorted()).toEqual(
      ['LICENSE', 'README.md', 'dist/', 'package.json', 'src/', ...extra].toSorted(),
    )
    expect(files.filter((path) => /tsconfig|tsbuildinfo|\.test\./u.test(path))).toEqual([])
  })
})

/** The files that a README shows, by the name in their first line. */
function filesOf(readme: string): Readonly<Record<string, string>> {
  const blocks = readme.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/gu)
  return Object.fromEntries([...blocks].map(([, name = '', code = '']) => [name, code]))
}

function run(dir: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const clean = Object.entries(process.env).filter(
      ([key]) => !/^(VITEST|NODE_ENV|TEST$|CI$|GITHUB_)/u.test(key),
    )
    const child = spawn('npx', args, {
      cwd: dir,
      env: { ...Object.fromEntries(clean), NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }))
  })
}

async function install(dir: string, packages: readonly string[]) {
  const quiet = ['--no-audit', '--no-fund', '--silent']
  await promisify(execFile)('npm', ['install', ...quiet, ...packages], { cwd: dir })
}

const starts = [
  {
    runner: 'vitest',
    readme: 'README.md',
    packages: ['bland-suite', '@bland-suite/vitest'],
    peer: 'vitest@4.1.12',
    command: ['vitest', 'run'],
    lines: 22,
  },
  {
    runner: 'playwright',
    readme: 'packages/playwright/README.md',
    packages: ['bland-suite', '@bland-suite/playwright'],
    peer: '@playwright/test@1.65.1',
    command: ['playwright', 'test'],
    lines: 7,
  },
]

test.concurrent.each(starts)(
  'the quick start for $runner, typed as written in an empty folder, prints what its README shows',
  async ({ runner, readme, packages, peer, command, lines: count }) => {
    const dir = join(folder, `consumer-${runner}`)
    mkdirSync(dir)
    writeFileSync(join(dir, 'package.json'), '{ "type": "module" }')
    const text = readFileSync(join(root, readme), 'utf8')
    for (const [name, code] of Object.entries(filesOf(text))) writeFileSync(join(dir, name), code)
    const wanted = [...packages.map(tarballOf), peer]
    await install(dir, wanted)

    await using mock = await startBlandMock({ speed: 0.3 })
    const { code, output } = await run(dir, command, mock.env)

    expect(code).toBe(1)
    const promised = /```text\n([\s\S]*?)```/u.exec(text)?.[1] ?? ''
    const lines = promised.split('\n').map((line) => line.trim())
    const said = output.split('\n').map((line) => line.trim())
    expect(lines.filter((line) => line !== '')).toHaveLength(count)
    for (const line of lines)
      expect(
        said.some((one) => one.startsWith(line)),
        line,
      ).toBe(true)
    const xml = parseJUnit(readFileSync(join(dir, 'test-results/junit-bland.xml'), 'utf8'))
    expect(xml).toMatchObject({ tests: 6, failures: 1, errors: 0, time: '53.570' })
  },
)

test.concurrent(
  'the command line works in an empty folder with the core alone, and its exit codes tell',
  async () => {
    const dir = join(folder, 'command-line')
    mkdirSync(dir)
    writeFileSync(join(dir, 'package.json'), '{}')
    await install(dir, [tarballOf('bland-suite')])
    await using mock = await startBlandMock({ speed: 0.3 })
    const pathway = [
      '--pathway-id',
      'b1693602-c05e-4b5c-b187-d0189a42aebf',
      '--poll-interval',
      '200',
    ]
    const bland = (args: readonly string[], env: Readonly<Record<string, string>> = mock.env) =>
      run(dir, ['bland-suite', ...args], env)

    const green = await bland(['run', ...pathway, '--names', 'Appointment Booking - Happy Path'])
    expect(green.output).toContain('✓ Appointment Booking - Happy Path › run completes')
    expect(green.code).toBe(0)
    const red = await bland(['run', ...pathway])
    expect(red.output).toContain('✗ Cancellation Flow - Angry Customer › transcript contains')
    expect(red.code).toBe(1)
    const xml = parseJUnit(readFileSync(join(dir, 'test-results/junit-bland.xml'), 'utf8'))
    expect(xml).toMatchObject({ tests: 6, failures: 1, errors: 0, time: '53.570' })
    const [wrong, down] = await Promise.all([
      bland(['run', '--pathwayid', 'x']),
      bland(['run', ...pathway], { BLAND_API_KEY: 'key', BLAND_BASE_URL: 'http://127.0.0.1:9' }),
    ])
    expect(wrong.output).toContain('--pathway-id')
    expect(down.output).toContain('ECONNREFUSED')
    expect([wrong.code, down.code]).toEqual([2, 3])
  },
)
