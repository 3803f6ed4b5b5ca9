/** Results come as conversations end, whatever the user's environment does to the clock. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { PATHWAY, scenario, suiteFile } from '../../helpers/scripts.ts'

const CLOCK = `import { appendFileSync } from 'node:fs'
export default class {
  onTestCaseResult(test) {
    const line = { scenario: test.parent.name, title: test.name, at: Date.now() }
    appendFileSync('times.jsonl', JSON.stringify(line) + '\\n')
  }
}
`
const time = z.object({ scenario: z.string(), title: z.string(), at: z.number() })

// Other tests have the processor meanwhile: where they took too much of it, once more.
const MEASURED = { retry: 2 }

test(
  'twenty runs that end in reverse order each show within 2.5 s of their end',
  MEASURED,
  async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      scenario(`Scenario ${index}`, { takes: 1000 + (20 - index) * 300 }),
    )
    await using mock = await startBlandMock({ scenarios: many })
    await using project = await createProject({
      'clock.mjs': CLOCK,
      'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'\ndefineBlandSuite('Acme', { pathwayId: '${PATHWAY}' })\n`,
    })
    const { code } = await project.vitest(['--reporter=./clock.mjs'], mock.env)
    expect(code).toBe(0)
    const names = new Map(
      mock.launches.flatMap(({ runs }) =>
        runs.map((run, index) => [`Scenario ${index}`, run.run_id]),
      ),
    )
    const shown = (await project.read('times.jsonl'))
      .trim()
      .split('\n')
      .map((line) => time.parse(JSON.parse(line)))
      .filter(({ scenario: name }) => names.has(name))
    expect(shown).toHaveLength(40)
    const lags = shown.map((one) => one.at - (mock.runEnds.get(names.get(one.scenario) ?? '') ?? 0))
    expect(Math.max(...lags)).toBeLessThan(2500)
    const order = shown.map(({ scenario: name }) => Number(name.split(' ')[1]))
    expect(order[0]).toBeGreaterThan(15)
    expect(order.at(-1)).toBeLessThan(7)
  },
)

test.concurrent(
  'fake timers, a replaced fetch, happy-dom and required assertions change nothing',
  async () => {
    const scenarios = [scenario('Booking', { takes: 400 }), scenario('Mild', { takes: 300 })]
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': suiteFile('Acme'),
      'setup.ts': `import { vi } from 'vitest'
vi.useFakeTimers()
globalThis.fetch = () => { throw new Error('replaced') }
`,
      'vitest.config.ts': `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: {
  environment: 'happy-dom',
  setupFiles: ['./setup.ts'],
  expect: { requireAssertions: true },
  testTimeout: 50, hookTimeout: 50, retry: 3,
  reporters: ['default', '@bland-suite/vitest/reporter'],
} })
`,
    })
    const { code, junit } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toHaveLength(4)
    expect(junit).toMatchObject({ tests: 4, failures: 0, errors: 0, skipped: 0 })
    expect(mock.launches).toHaveLength(1)
    expect(code).toBe(0)
  },
)

test.concurrent(
  'a rerun on save judges the last batch again, BLAND_WATCH=launch starts another',
  async () => {
    await using mock = await startBlandMock({ scenarios: [scenario('Booking')] })
    await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
    const rerun = async (env: Readonly<Record<string, string>>) => {
      const watching = project.start(['--watch'], { ...mock.env, ...env })
      await watching.says('PASS  Waiting for file changes')
      const before = watching.output().length
      await project.write('a.test.ts', `${suiteFile('Acme')}\n// saved\n`)
      await watching.says('PASS  Waiting for file changes', before)
      watching.child.kill()
      await watching.closed
      return watching.output().slice(before)
    }
    const again = await rerun({})
    expect(mock.launches).toHaveLength(1)
    expect(again).toContain(`batch ${mock.launches[0]?.batchId}`)
    await project.write('a.test.ts', suiteFile('Acme'))
    await rerun({ BLAND_WATCH: 'launch' })
    expect(mock.launches).toHaveLength(3)
  },
)

test.concurrent('blobs of two shards merge into the XML of one run', async () => {
  await using mock = await startBlandMock({
    scenarios: [scenario('Booking'), scenario('Mild', { status: 'ERROR' })],
  })
  await using project = await createProject({
    'a.test.ts': suiteFile('One', `only: ['Booking']`),
    'b.test.ts': suiteFile('Two', `only: ['Mild']`),
  })
  const whole = await project.vitest([], mock.env)
  for (const shard of [1, 2]) {
    await project.vitest(
      [`--shard=${shard}/2`, '--reporter=blob', '--reporter=@bland-suite/vitest/reporter'],
      mock.env,
    )
  }
  const merged = await project.vitest(
    ['--merge-reports', '--reporter=default', '--reporter=@bland-suite/vitest/reporter'],
    mock.env,
  )
  expect(statesOf(merged.junit).toSorted()).toEqual(statesOf(whole.junit).toSorted())
  expect(merged.code).toBe(1)
})
