/** The session of a suite whose tests run in this process, opened when the first of them waits. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock } from '@bland-suite/mock'
import { expect, onTestFinished, test } from 'vitest'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import { LateSession } from '../../../src/runner/worker/late-session.ts'
import { keysOf } from '../../../src/runner/worker/settle-case.ts'
import { suiteCasesOf, suiteKey } from '../../../src/verdict/suite/suite-cases.ts'
import { rejection } from '../helpers/clients.ts'
import { aFolder } from '../helpers/folder.ts'
import { PATHWAY, prepare, settingsOf } from '../helpers/sessions.ts'

const SCENARIOS = ['Refund', 'Booking', 'Transfer'].map((name) => {
  const assertions = [{ id: `${name}-1`, name: 'Is polite' }]
  return { id: name, name, assertions, play: { takes: 60 } }
})

const waiter = {
  signal: new AbortController().signal,
  skip: (reason: string): never => {
    throw new Error(`skipped: ${reason}`)
  },
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
        place: { file: 'a.test.ts' },
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
    const shown = { isSelected: () => true, isTold: () => true }
    late.tests.add(
      null,
      ofSuite,
      ofSuite.map(() => shown),
    )
    const keyOf = (title: string): string =>
      plan.scenarios.find((scenario) => scenario.title === title)?.key ?? ''
    return { late, keyOf }
  }
}

test('is opened by the first test that waits, once, with exactly what is selected', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const { late, keyOf } = await (await aSuite(mock))({ without: ['Booking'] })
  expect(mock.launches).toEqual([])
  const [refund, transfer] = await Promise.all([
    late.judged(keyOf('Refund'), waiter),
    late.judged(keyOf('Transfer'), waiter),
  ])
  expect([refund, transfer].map(({ cases }) => cases.map(({ verdict }) => verdict))).toEqual([
    ['passed', 'passed'],
    ['passed', 'passed'],
  ])
  const { cases, run } = await late.judged(null, waiter)
  expect([cases.map(({ verdict }) => verdict), run]).toEqual([['passed'], null])
  await late.close()
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds)).toEqual([['Refund', 'Transfer']])
})

test('the last selected case of a scenario is known, and none of the suite', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const { late, keyOf } = await (await aSuite(mock))()
  await late.judged(keyOf('Refund'), waiter)
  const completes = { kind: 'run', id: 'completes' } as const
  const polite = { kind: 'assertion', id: 'Refund-1' } as const
  expect([completes, polite].map((one) => late.tests.isLast(keyOf('Refund'), one))).toEqual([
    false,
    true,
  ])
  expect(late.tests.isLast(null, { kind: 'suite', id: 'batch' })).toBe(false)
  await late.close()
})

test('tells of the records that no test tells of', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const { late, keyOf } = await (await aSuite(mock))({ telling: ['Refund'], without: ['Transfer'] })
  await late.judged(keyOf('Refund'), waiter)
  const records = await late.close()
  expect(Object.keys(records)).toEqual([keyOf('Booking')])
})

test('a cancelled test is skipped, and nothing more is waited for', async () => {
  await using mock = await startBlandMock({
    scenarios: SCENARIOS.map((one) => ({ ...one, play: { takes: 60_000 } })),
  })
  const { late, keyOf } = await (await aSuite(mock))()
  const controller = new AbortController()
  const waiting = rejection(late.judged(keyOf('Refund'), { ...waiter, signal: controller.signal }))
  controller.abort()
  expect((await waiting).message).toBe('skipped: cancelled')
  await late.close()
})

test('a watched rerun judges the last batch, unless what is played has changed', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const suite = await aSuite(mock)
  for (const options of [{}, { timeout: 9_000 }, { only: ['Refund'] }]) {
    const { late } = await suite({ isWatching: true, options })
    await late.judged(null, waiter)
    await late.close()
  }
  expect(mock.launches.map(({ scenarioIds }) => scenarioIds.length)).toEqual([3, 1])
})

test('without a watch each run starts its own batch', async () => {
  await using mock = await startBlandMock({ scenarios: SCENARIOS })
  const suite = await aSuite(mock)
  for (let run = 0; run < 2; run += 1) {
    const { late } = await suite()
    await late.judged(null, waiter)
    await late.close()
  }
  expect(mock.launches).toHaveLength(2)
})
