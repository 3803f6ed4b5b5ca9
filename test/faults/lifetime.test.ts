/** A green run, and then one that comes to nothing: what is left is never taken for the second one's. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FRONTS, open } from '../helpers/front.ts'
import type { Front } from '../helpers/front.ts'
import { parseJUnit } from '../helpers/junit.ts'
import { commandOf, MAIN } from '../helpers/place.ts'
import { launch } from '../helpers/running.ts'
import type { Running } from '../helpers/running.ts'
import { scenario } from '../helpers/scripts.ts'

const OUT = 'bland-report'
const WORLD = { scenarios: [scenario('Refund'), scenario('Greeting')] }

/** Files below the folder of reports, hidden ones too, that have a text. */
function filesWith(dir: string, text: string): readonly string[] {
  const out = join(dir, OUT)
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(out, name)
    return statSync(path).isFile() && readFileSync(path, 'utf8').includes(text)
  })
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : 1
}

function junitIn(dir: string) {
  return parseJUnit(readFileSync(join(dir, OUT, 'junit.xml'), 'utf8'))
}

/** Plays the suite once, and returns the id of its batch. */
async function playGreen(front: Front, mock: BlandMock): Promise<string> {
  const running = front.start(mock.env)
  expect(await running.closed, running.output()).toBe(0)
  expect(junitIn(front.dir)).toMatchObject({ failures: 0, errors: 0 })
  const { batchId } = mock.launches[0] ?? { batchId: 'none' }
  expect(filesWith(front.dir, batchId).length).toBeGreaterThan(4)
  return batchId
}

const STUCK: MockOptions = {
  ...WORLD,
  seed: 2,
  faults: [{ match: { path: '/scenarios' }, answer: { kind: 'delay', ms: 60_000 } }],
}
const LONG: MockOptions = { seed: 3, scenarios: [scenario('Refund', { takes: 60_000 })] }

async function kill(running: Running, signal: NodeJS.Signals, isNow: () => boolean) {
  for (let looks = 0; !isNow(); looks++) {
    if (looks > 600) throw new Error(`the moment never came:\n${running.output()}`)
    await delay(50)
  }
  await delay(300)
  running.child.kill(signal)
  await running.closed
}

describe.concurrent.each(FRONTS)('after a green run in %s', (runner) => {
  test.each([
    ['SIGTERM', 'while the scenarios are read', STUCK, /\/scenarios/u],
    ['SIGKILL', 'while the scenarios are read', STUCK, /\/scenarios/u],
    ['SIGKILL', 'while a conversation goes on', LONG, /\/batches\//u],
  ] as const)(
    'a %s %s leaves a report that is not finished',
    async (signal, _when, world, path) => {
      await using mock = await startBlandMock(WORLD)
      await using slow = await startBlandMock(world)
      await using front = await open(runner)
      const batchId = await playGreen(front, mock)
      const running = front.start(slow.env)
      await kill(running, signal, () => slow.requests.some((one) => path.test(one.path)))

      expect(junitIn(front.dir).errors).toBeGreaterThan(0)
      expect(readFileSync(join(front.dir, OUT, 'index.html'), 'utf8')).toContain('errored')
      expect(readFileSync(join(front.dir, OUT, 'report.json'), 'utf8')).toContain('"errored"')
      const left = filesWith(front.dir, batchId).filter(
        (name) => !name.startsWith('.bland/earlier'),
      )
      expect(left).toEqual([])
    },
  )

  test('a body of 3,000 levels gives a red report of its own', async () => {
    const deep = `{"data":{"id":"r","status":"PASSED","deep":${'['.repeat(3000)}${']'.repeat(3000)}}}`
    const fault = { match: { path: '/runs/*' }, answer: { kind: 'body', body: deep } } as const
    await using mock = await startBlandMock(WORLD)
    await using odd = await startBlandMock({ ...WORLD, seed: 4, faults: [fault] })
    await using front = await open(runner)
    const batchId = await playGreen(front, mock)
    const running = front.start(odd.env)
    expect(await running.closed).not.toBe(0)
    expect(junitIn(front.dir).errors).toBeGreaterThan(0)
    expect(filesWith(front.dir, batchId)).toEqual([])
  })

  test('a file in place of the folder is told by name, and nothing is green', async () => {
    await using mock = await startBlandMock(WORLD)
    await using front = await open(runner)
    await playGreen(front, mock)
    rmSync(join(front.dir, OUT), { recursive: true })
    writeFileSync(join(front.dir, OUT), 'a file where a folder is wanted')
    const running = front.start(mock.env)
    expect(await running.closed).not.toBe(0)
    expect(running.output()).toContain(join(front.dir, OUT))
    expect(mock.launches).toHaveLength(1)
  })

  test('a second run beside one that goes on is refused by name, and starts nothing', async () => {
    await using slow = await startBlandMock(LONG)
    await using mock = await startBlandMock(WORLD)
    await using front = await open(runner)
    const first = front.start(slow.env)
    const second = await (async () => {
      for (let looks = 0; slow.launches.length === 0 && looks < 600; looks++) {
        await delay(50)
      }
      return front.start(mock.env)
    })()
    expect(await second.closed).not.toBe(0)
    expect(second.output()).toContain('is in use by another test run (process')
    expect(mock.launches).toEqual([])
    first.child.kill('SIGKILL')
    await first.closed
    // Its process is gone: the mark that it has left is taken over.
    const third = front.start(mock.env)
    expect(await third.closed, third.output()).toBe(0)
  })
})

const SELECT = {
  vitest: ['-t', 'nothing of this name'],
  playwright: ['--grep', 'nothing of this name'],
}
const SETUP = 'export default () => { throw new Error("no database") }'
const BROKEN = {
  vitest: {
    'setup.ts': SETUP,
    'broken.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { globalSetup: './setup.ts', reporters: ['default', '@bland-suite/vitest/reporter'] } })`,
  },
  playwright: {
    'setup.ts': SETUP,
    'broken.config.ts': `import { defineConfig } from '@playwright/test'
export default defineConfig({ globalSetup: './setup.ts', reporter: [['list'], ['@bland-suite/playwright/reporter']] })`,
  },
}
const OTHER = {
  vitest: { 'other.test.ts': "import { test } from 'vitest'\ntest('adds up', () => {})" },
  playwright: {
    'other.spec.ts': "import { test } from '@playwright/test'\ntest('adds up', () => {})",
  },
}

describe.concurrent.each(['vitest', 'playwright'] as const)('after a green run in %s', (runner) => {
  test('a globalSetup that throws leaves a red report', async () => {
    await using mock = await startBlandMock(WORLD)
    await using front = await open(runner, { files: BROKEN[runner] })
    const batchId = await playGreen(front, mock)
    const running = front.start(mock.env, ['--config', 'broken.config.ts'])
    expect(await running.closed).not.toBe(0)
    expect(junitIn(front.dir).errors).toBeGreaterThan(0)
    expect(filesWith(front.dir, batchId)).toEqual([])
  })

  test('a filter that selects nothing leaves a report without a case', async () => {
    await using mock = await startBlandMock(WORLD)
    await using front = await open(runner)
    const batchId = await playGreen(front, mock)
    await front.start(mock.env, SELECT[runner]).closed
    expect(junitIn(front.dir)).toMatchObject({ tests: 0, suites: [{ name: 'bland-suite' }] })
    expect(filesWith(front.dir, batchId)).toEqual([])
  })

  test('a run of other tests alone, and a listing, leave all as it was', async () => {
    await using mock = await startBlandMock(WORLD)
    await using front = await open(runner, { files: OTHER[runner] })
    await playGreen(front, mock)
    const all = () =>
      readdirSync(join(front.dir, OUT), { recursive: true, encoding: 'utf8' }).toSorted(byCode)
    const [before, xml] = [all(), readFileSync(join(front.dir, OUT, 'junit.xml'), 'utf8')]
    const other = front.start(mock.env, ['other'])
    expect(await other.closed, other.output()).toBe(0)
    expect(all()).toEqual(before)
    const listed = front.list(mock.env)
    expect(await listed.closed, listed.output()).toBe(0)
    expect(all()).toEqual(before)
    expect(readFileSync(join(front.dir, OUT, 'junit.xml'), 'utf8')).toBe(xml)
  })
})

test('Playwright, with all its defaults, leaves the report of Vitest in the same folder', async () => {
  await using mock = await startBlandMock(WORLD)
  await using front = await open('vitest')
  await playGreen(front, mock)
  writeFileSync(join(front.dir, 'other.spec.ts'), OTHER.playwright['other.spec.ts'])
  const command = [commandOf(MAIN, '@playwright/test'), 'test', 'other']
  const plain = launch({ dir: front.dir, place: MAIN }, command)
  expect(await plain.closed, plain.output()).toBe(0)
  expect(junitIn(front.dir)).toMatchObject({ failures: 0, errors: 0 })
})
