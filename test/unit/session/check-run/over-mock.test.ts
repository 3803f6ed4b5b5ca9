/** Check runs over HTTP, on the mock: what starts, what is cancelled, and what comes of it. */
import { join } from 'node:path'
import type { BlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { SuiteOptions } from '../../../../src/options/suite-options.ts'
import { aFolder } from '../../helpers/folder.ts'
import { playSuite } from '../playing-suite.ts'
import { desk, JUDGES, opened, posts, settingsFor, staging } from './desk.ts'

async function verdictsOf(mock: BlandMock, options: Partial<SuiteOptions> = staging) {
  const { scenarios } = await playSuite(settingsFor(mock, options), 'Desk')
  const cases = scenarios.flatMap((one) => one.cases)
  return Object.fromEntries(cases.map(({ title, verdict }) => [title, verdict]))
}

describe.concurrent('a check run', () => {
  test('has a case for each judge, and an advisory failure is skipped', async () => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { takes: 60 } })
    expect(await verdictsOf(mock)).toEqual({
      'run completes': 'passed',
      'Refund resolved': 'passed',
      'Warm tone': 'skipped',
    })
    expect(posts(mock, '/check-runs')).toBe(1)
    expect(posts(mock, '/cancel')).toBe(0)
  })

  test('fails with a required judge, and says why for each conversation', async () => {
    const judges = [
      { id: 'j1', name: 'Refund resolved', outcomes: ['fail', 'pass', 'fail'] },
    ] as const
    await using mock = await desk({ simulationsCount: 3, judges, play: { takes: 60 } })
    const { scenarios } = await playSuite(settingsFor(mock, staging), 'Desk')
    const [completes, judge] = scenarios[0]?.cases ?? []
    expect(completes?.verdict).toBe('passed')
    expect(judge).toMatchObject({ verdict: 'failed', judge: { id: 'j1', matchRate: 0.3333 } })
    expect(judge?.reason).toContain('33.3 %')
    expect(judge?.evidence.filter(({ label }) => label.startsWith('Refund'))).toHaveLength(2)
  })

  test('waits for verdicts that come after the status', async () => {
    const play = { takes: 40, verdictsLag: 60 }
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play })
    const settings = settingsFor(mock, { ...staging, settleTimeout: 2_000 })
    const { scenarios } = await playSuite(settings, 'Desk')
    expect(scenarios[0]?.cases.map(({ verdict }) => verdict)).toEqual([
      'passed',
      'passed',
      'skipped',
    ])
  })

  test.for([
    ['there are no checks', undefined],
    ['they are switched off', { enabled: false, simulationsCount: 1, judges: JUDGES }],
    ['they play more than `maxRuns`', { simulationsCount: 50, judges: JUDGES }],
  ] as const)('is not started if %s', async ([, checks]) => {
    await using mock = await desk(checks)
    await expect(verdictsOf(mock, { ...staging, maxRuns: 10 })).rejects.toThrow(
      'Nothing was started',
    )
    expect(mock.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('that is closed while it runs is cancelled exactly once', async () => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { never: true } })
    await using folder = await aFolder()
    const session = await opened(mock, folder.path)
    const shown = session.scenario('staging checks')
    shown.catch(() => {})
    expect(await session.batchId()).not.toBeNull()
    await Promise.all([session.cancel(), session.close()])
    await expect(shown).rejects.toBeInstanceOf(Error)
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('that is active already is named, and nothing else starts', async () => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { never: true } })
    await using folder = await aFolder()
    const session = await opened(mock, folder.path)
    const id = await session.batchId()
    const { scenarios } = await playSuite(settingsFor(mock, staging), 'Desk')
    expect(scenarios[0]?.cases[0]).toMatchObject({ verdict: 'errored' })
    expect(scenarios[0]?.cases[0]?.reason).toContain(`BLAND_CHECK_RUN_ID=${id}`)
    await session.close()
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('that is attached to is judged, and never cancelled', async () => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { takes: 300 } })
    await using folder = await aFolder()
    const session = await opened(mock, folder.path)
    const checkRunId = (await session.batchId()) ?? ''
    expect(await verdictsOf(mock, { checkRunId })).toMatchObject({ 'Refund resolved': 'passed' })
    await session.suite()
    await session.close()
    expect(posts(mock, '/cancel')).toBe(0)
    await expect(verdictsOf(mock, { checkRunId, agentId: 'other' })).rejects.toThrow('other')
  })

  test('is recorded, and replayed without a request', async () => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { takes: 60 } })
    await using folder = await aFolder()
    const cassette = join(folder.path, 'desk.bland.json')
    const recording = settingsFor(mock, { ...staging, cassette }, { BLAND_CASSETTE: 'record' })
    const played = await playSuite(recording, 'Desk')
    const asked = mock.requests.length
    const replayed = await playSuite(settingsFor(mock, { ...staging, cassette }), 'Desk')
    expect(replayed.scenarios).toEqual(played.scenarios)
    expect(mock.requests).toHaveLength(asked)
  })
})
