/** Filters, shards and retries that only Playwright has. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createPlaywrightProject, playwrightConfig } from '../../helpers/playwright-project.ts'
import { advisory, required, scenario, specFile } from '../../helpers/scripts.ts'

const ids = {
  booking: '00000000-0000-4000-8000-000000000001',
  angry: '00000000-0000-4000-8000-000000000002',
  polite: '00000000-0000-4000-8000-000000000003',
}
const scenarios = [
  scenario('Booking', {}, { id: ids.booking, category: 'HAPPY_PATH' }),
  scenario('Angry', {}, { id: ids.angry, category: 'ANGRY_CALLER' }),
  scenario(
    'Polite',
    {},
    { id: ids.polite, category: 'HAPPY_PATH', is_required_for_promotion: true },
  ),
]

test.concurrent(
  'a tag or a title launches exactly the scenarios that it selects, once',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'b.spec.ts': specFile('Other'),
    })
    const tagged = await project.playwright(['a.spec.ts', '--grep', '@HAPPY_PATH'], mock.env)
    expect(mock.launches.map(({ scenarioIds }) => scenarioIds)).toEqual([[ids.booking, ids.polite]])
    expect(tagged.native.tests.map(({ tags }) => tags)).toEqual([
      ['@HAPPY_PATH'],
      ['@HAPPY_PATH', '@required-for-promotion'],
    ])
    expect(statesOf(tagged.junit)).toEqual([
      'Acme.Booking › run completes: passed',
      'Acme.Booking › is polite: passed',
      'Acme.Polite › run completes: passed',
      'Acme.Polite › is polite: passed',
    ])
    expect(tagged.code).toBe(0)

    const titled = await project.playwright(['a.spec.ts:3', '-g', 'Angry'], mock.env)
    expect(mock.launches.map(({ scenarioIds }) => scenarioIds).slice(1)).toEqual([[ids.angry]])
    expect(titled.junit.tests).toBe(2)
    expect(titled.code).toBe(0)
  },
)

test.concurrent('what selects nothing of ours starts nothing', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createPlaywrightProject({
    'a.spec.ts': `${specFile('Acme')}
import { test } from '@playwright/test'
test('of the user', () => {})
`,
  })
  const none = await project.playwright(['-g', 'no such test'], mock.env)
  expect(none.output).toContain('No tests found')
  expect(none.code).toBe(1)
  const batchCase = await project.playwright(['-g', 'of the user|batch is consistent'], mock.env)
  expect(batchCase.junit.tests).toBe(1)
  expect(batchCase.junit.suites[0]?.cases[0]).toMatchObject({
    name: 'batch is consistent',
    state: 'skipped',
    message: 'no scenario is selected, so no batch was started',
  })
  expect(batchCase.code).toBe(0)
  expect(mock.launches).toEqual([])
})

test.concurrent('each shard of a fullyParallel project plays its part, and no more', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme'),
    'b.spec.ts': specFile('Other'),
    'playwright.config.ts': playwrightConfig('fullyParallel: true'),
  })
  const played = []
  for (const shard of [1, 2]) {
    const { junit, code } = await project.playwright([`--shard=${shard}/2`], mock.env)
    expect(code).toBe(0)
    played.push(...statesOf(junit))
  }
  expect(played).toHaveLength(12)
  expect(new Set(played).size).toBe(12)
  const started = mock.launches.flatMap(({ scenarioIds }) => scenarioIds)
  expect(started.toSorted()).toEqual(Object.values(ids).flatMap((id) => [id, id]))
})

test.concurrent(
  'no retry plays a conversation again, and --last-failed plays those that failed',
  async () => {
    const rude = scenario(
      'Rude',
      { results: { 0: 'fail', 1: 'fail' } },
      { assertions: [required('is polite'), required('is brief')] },
    )
    const failing = [...scenarios, rude]
    await using mock = await startBlandMock({ scenarios: failing })
    await using project = await createPlaywrightProject({
      'a.spec.ts': specFile('Acme'),
      'playwright.config.ts': playwrightConfig('retries: 1'),
    })
    const { code, junit, native } = await project.playwright(['--retries=2'], mock.env)
    expect(native.tests.map(({ results }) => results)).toEqual([1, 1, 1, 1, 1])
    expect(statesOf(junit).filter((line) => !line.endsWith('passed'))).toEqual([
      'Acme.Rude › is polite: failed',
      'Acme.Rude › is brief: failed',
    ])
    expect(code).toBe(1)
    // One error a case, each with one frame: the user's.
    const errors = native.tests.flatMap((one) => one.errors)
    expect(errors.map(({ message }) => /so: (.*?)\?/u.exec(message)?.[1])).toEqual([
      'is polite',
      'is brief',
    ])
    for (const { stack } of errors) {
      expect(stack.match(/^ +at .*/gmu)).toEqual([expect.stringMatching(/a\.spec\.ts:3:1\)$/u)])
    }
    const again = await project.playwright(['--last-failed'], mock.env)
    expect(mock.launches.map(({ scenarioIds }) => scenarioIds.length)).toEqual([4, 1])
    expect(statesOf(again.junit)).toEqual([
      'Acme.Rude › run completes: passed',
      'Acme.Rude › is polite: failed',
      'Acme.Rude › is brief: failed',
    ])
    expect(again.code).toBe(1)
  },
)

test.concurrent('a case that is only advice is skipped with its reason', async () => {
  const mild = scenario(
    'Mild',
    { results: { 1: 'fail' } },
    { assertions: [required('is kind'), advisory('is brief')] },
  )
  await using mock = await startBlandMock({ scenarios: [mild] })
  await using project = await createPlaywrightProject({
    'a.spec.ts': specFile('Acme', `granularity: 'case'`),
  })
  const { code, native } = await project.playwright([], mock.env)
  const reasons = native.tests.flatMap(({ path, annotations }) =>
    annotations.flatMap(({ type, description }) =>
      type === 'skip' ? [[path.at(-1), description]] : [],
    ),
  )
  expect(reasons).toEqual([['is brief', expect.stringMatching(/^advisory: /u)]])
  expect(code).toBe(0)
})
