/**
 * Bad days of a suite that attaches, and of two scenarios at once: a fault that passes leaves it green,
 * one that stays never does, nothing is launched, nothing hangs. (Launched suites: `parity.test.ts`.)
 */
import { describe, expect, test } from 'vitest'
import { startMocks } from '../../helpers/mocks.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario } from '../../helpers/scripts.ts'
import { passing, staying } from '../tables/faults.ts'
import type { FaultRow } from '../tables/faults.ts'

const BATCH = '00000000-0000-4000-8000-0000000000ba'
const DEADLINE = 5000
const SIZE = 8

const rows = [...passing, ...staying]
const groups = Array.from({ length: Math.ceil(rows.length / SIZE) }, (_, index) =>
  rows.slice(index * SIZE, (index + 1) * SIZE),
).map((group) => ({ group, names: group.map(({ name }) => name).join('; ') }))

/** Starting Vitest is what costs: some suites share it. */
async function meet(group: readonly FaultRow[]) {
  await using mocks = await startMocks(
    group.map(({ play, faults, rewrite }) => ({
      scenarios: ['Booking', 'Transfer'].map((name) => scenario(name, { takes: 300, ...play })),
      batches: [{ id: BATCH, startedAgo: 0 }],
      ...(faults ? { faults } : {}),
      ...(rewrite ? { rewrite: rewrite() } : {}),
    })),
  )
  const suites = mocks.all.map(
    ({ url }, index) =>
      `defineBlandSuite('Row ${index}', { batchId: '${BATCH}', baseUrl: '${url}', pollInterval: 100, settleTimeout: 1500, timeout: ${DEADLINE} })`,
  )
  await using project = await createProject({
    'a.test.ts': `import { defineBlandSuite } from '@bland-suite/vitest'\n${suites.join('\n')}\n`,
  })
  const started = Date.now()
  const run = await project.vitest([], { BLAND_API_KEY: mocks.all[0]?.apiKey ?? '' })
  const posts = mocks.all
    .flatMap(({ requests }) => requests)
    .filter(({ method }) => method === 'POST')
  return { run, took: Date.now() - started, posts: posts.length }
}

describe.concurrent.each(groups)('attached: $names', ({ group }) => {
  test('are green or red as they must be', async () => {
    const { run, took, posts } = await meet(group)
    const { junit, native } = run
    group.forEach(({ name, attach }, index) => {
      const own = junit.suites.filter((one) => `${one.name}.`.startsWith(`Row ${index}.`))
      expect(own.length, name).toBeGreaterThan(0)
      const isRed = own.some((one) => one.failures + one.errors > 0)
      expect(isRed ? 'red' : 'green', name).toBe(attach)
    })
    const red = junit.failures + junit.errors
    expect(native.numFailedTests).toBe(red)
    expect(run.code).toBe(red > 0 ? 1 : 0)
    expect(posts).toBe(0)
    expect(took).toBeLessThan(DEADLINE + 25_000)
  })
})
