/** The session of a suite whose tests run in this process, opened when the first of them waits. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { expect, onTestFinished, test } from 'vitest'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import type { BlandMeta } from '../../../src/runner/case-meta.ts'
import { LateSession } from '../../../src/runner/worker/late-session.ts'
import type { ShownCase } from '../../../src/runner/worker/late-session.ts'
import { keysOf } from '../../../src/runner/worker/settle-case.ts'
import { suiteCasesOf, suiteKey } from '../../../src/verdict/suite/suite-cases.ts'
import { rejection } from '../helpers/clients.ts'
import { aFolder } from '../helpers/folder.ts'
import { PATHWAY, prepare, settingsOf } from '../helpers/sessions.ts'

const SCENARIOS = ['Refund', 'Booking', 'Transfer'].map((name) => {
  const assertions = [{ id: `${name}-1`, name: 'Is polite' }]
  return { id: name, name, assertions, play: { takes: 60 } }
})

const PLACE = { suite: 'folder', scenario: null }
const TOOLS = { checks: [], expect: () => expect, softErrors: () => [] }

function skip(reason: string): never {
  throw new Error(`skipped: ${reason}`)
}

interface Asked {
  readonly isWatching?: boolean
  /** Names of scenarios whose tests are deselected. */
  readonly without?: readonly string[]
  /** Names of scenarios whose tests say where their record is. @default all */
  readonly telling?: readonly string[]
  readonly options?: LaunchOptions
}

async function aSuite(mock: BlandMock) {
  const folder = await aFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  return async ({ isWatching = false, without = [], telling, options = {} }: Asked = {}) => {
    const settings = settingsOf(mock, { pathwayId: PATHWAY, ...options })
    const prepared = await prepare(settings)
    if (prepared.state === 'unplanned') throw prepared.error
    const late = new LateSession(
      {
        suite: 'Acme',
        place: { file: 'a.test.ts', project: '', describes: [], nth: 0 },
        site: null,
        root: folder.path,
        requiresAssertions: false,
        settings,
        outDir: folder.path,
        folder: folder.path,
        token: 'one',
        isWatching,
        conversations: 'late',
      },
      prepared,
    )
    const { plan } = prepared
    for (const scenario of plan.scenarios) {
      const cases = keysOf(scenario)
      const one = {
        isSelected: () => !without.includes(scenario.title),
        isTold: () => telling?.includes(scenario.title) ?? true,
      }
      late.tests.add(
        scenario.key,
        cases,
        cases.map(() => one),
      )
    }
    const ofSuite = suiteCasesOf(plan).map(suiteKey)
    const always = { isSelected: () => true, isTold: () => true }
    late.tests.add(
      null,
      ofSuite,
      ofSuite.map(() => always),
    )
    const show = async (title: string | null, signal = new AbortController().signal) => {
      const scenario = plan.scenarios.find((one) => one.title === title) ?? null
      const shown: ShownCase[] = []
      for (const one of scenario === null ? ofSuite : keysOf(scenario)) {
        const meta: BlandMeta = { suite: 'Acme', key: { ...one, ...PLACE }, scenario: title }
        shown.push(await late.settle({ ...TOOLS, one, scenario, waiter: { signal, skip }, meta }))
        expect(meta.record).toMatch(/\.json$/u)
      }
      return shown.map(({ record, isLast }) => `${record.verdict}${isLast ? ', the last' : ''}`)
    }
    return { late, show }
  }
}

test('is opened by the first test that waits, once, with exactly what is selected', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const { late, show } = await (await aSuite(mock))({ without: ['Booking'] })
  expect(mock.launches).toEqual([])
  expect(await Promise.all([show('Refund'), show('Transfer'), show(null)])).toEqual([
    ['passed', 'passed, the last'],
    ['passed', 'passed, the last'],
    ['passed'],
  ])
  await late.close()
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds)).toEqual([['Refund', 'Transfer']])
})

test('tells of the records that no test tells of', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const suite = await aSuite(mock)
  const { late, show } = await suite({ telling: ['Refund'], without: ['Transfer'] })
  await show('Refund')
  expect(Object.values(await late.close())).toEqual([expect.stringMatching(/\.json$/u)])
})

test('a cancelled test is skipped, and nothing more is waited for', async () => {
  await using mock = await startBlandMock({
    scenarios: SCENARIOS.map((one) => ({ ...one, play: { takes: 60_000 } })),
  })
  const { late, show } = await (await aSuite(mock))()
  const controller = new AbortController()
  const waiting = rejection(show('Refund', controller.signal))
  controller.abort()
  expect((await waiting).message).toBe('skipped: cancelled')
  await late.close()
})

test('a watched rerun judges the last batch, unless what is played has changed', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const suite = await aSuite(mock)
  for (const options of [{}, { timeout: 9_000 }, { only: ['Refund'] }]) {
    const { late, show } = await suite({ isWatching: true, options })
    await show(null)
    await late.close()
  }
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds.length)).toEqual([3, 1])
})

test('a watched rerun judges the same attempts, each scenario by its own', async () => {
  const flaky = { takes: 60, attempts: [{ results: { 0: 'fail' as const } }, {}] }
  const scenarios = SCENARIOS.map((one) => (one.name === 'Booking' ? { ...one, play: flaky } : one))
  await using mock = await startBlandMock({ scenarios })
  const suite = await aSuite(mock)
  const repeat = { times: 3, pass: { atLeast: 2 }, when: 'failed' } as const
  for (const options of [{ repeat }, { repeat, timeout: 9_000 }]) {
    const { late, show } = await suite({ isWatching: true, options })
    expect(await Promise.all([show('Booking'), show('Refund'), show(null)])).toEqual([
      ['passed', 'passed, the last'],
      ['passed', 'passed, the last'],
      ['passed'],
    ])
    await late.close()
  }
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds.length)).toEqual([3, 1, 1])
})

test('a watched rerun judges the attempts of a run that was cancelled in the second one', async () => {
  const attempts = [{ results: { 0: 'fail' as const } }, { takes: 400 }]
  const play = { takes: 60, attempts }
  const scenarios = SCENARIOS.map((one) => (one.name === 'Booking' ? { ...one, play } : one))
  await using mock = await startBlandMock({ scenarios })
  const suite = await aSuite(mock)
  const options = { repeat: { times: 3, pass: { atLeast: 2 }, when: 'failed' } } as const
  const { late, show } = await suite({ isWatching: true, options })
  const controller = new AbortController()
  const waiting = rejection(show('Booking', controller.signal))
  await expect.poll(() => mock.launches.length).toBe(2)
  controller.abort()
  await waiting
  await late.close()
  const again = await suite({ isWatching: true, options })
  expect(await Promise.all([again.show('Booking'), again.show('Refund')])).toEqual([
    ['passed', 'errored, the last'],
    ['passed', 'passed, the last'],
  ])
  await again.late.close()
  expect(mock.launches).toHaveLength(2)
})

test('a watched rerun plays again if it needs another number of attempts', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const suite = await aSuite(mock)
  for (const times of [2, 2, 3]) {
    const repeat = { times, pass: 'all' } as const
    const { late, show } = await suite({ isWatching: true, options: { repeat, maxRuns: 20 } })
    await show(null)
    await late.close()
  }
  expect(mock.launches).toHaveLength(5)
})

test('without a watch each run starts its own batch', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const suite = await aSuite(mock)
  for (let run = 0; run < 2; run += 1) {
    const { late, show } = await suite()
    await show(null)
    await late.close()
  }
  expect(mock.launches).toHaveLength(2)
})
