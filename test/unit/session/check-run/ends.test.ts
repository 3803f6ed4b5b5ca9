/** How a check run ends that we give up, over HTTP: who cancelled it, and what is told and judged. */
import { setTimeout as delay } from 'node:timers/promises'
import type { BlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { createBlandClient } from '../../../../src/api/client.ts'
import type { SuiteOptions } from '../../../../src/options/suite-options.ts'
import { aFolder } from '../../helpers/folder.ts'
import { playSuite } from '../playing-suite.ts'
import { desk, JUDGES, opened, posts, settingsFor, staging } from './desk.ts'

const NEVER = { simulationsCount: 1, judges: JUDGES, play: { never: true } } as const
const RUNS = '/v2/agents/desk/check-runs/*'
/** Our looks are far apart: only a cancel meets what has happened between them. */
const IN_A_SECOND = { ...staging, timeout: 1_000, pollInterval: 900_000 } as const

/** Plays the suite, and returns the case `run completes`. */
async function completes(mock: BlandMock, options: Partial<SuiteOptions>) {
  const { scenarios, notes } = await playSuite(settingsFor(mock, options), 'Desk')
  const [first, judge] = scenarios[0]?.cases ?? []
  return { verdict: first?.verdict, reason: first?.reason, judge: judge?.verdict, notes }
}

/** Cancels the check run as soon as it is started, as someone else would. */
async function cancelAsColleague(mock: BlandMock): Promise<void> {
  while (posts(mock, '/check-runs') === 0) await delay(10)
  const { checks } = createBlandClient({ apiKey: mock.apiKey, baseUrl: mock.url })
  const [run] = await checks.list({ agentId: 'desk', environment: 'staging' })
  await checks.cancel({ agentId: 'desk', checkRunId: run?.id ?? '' })
}

describe.concurrent('a check run at the deadline', () => {
  test('that a colleague had cancelled is told as cancelled, and not by us', async () => {
    await using mock = await desk(NEVER)
    const [ended] = await Promise.all([completes(mock, IN_A_SECOND), cancelAsColleague(mock)])
    expect(ended).toMatchObject({ verdict: 'failed', reason: 'check run was cancelled' })
  })

  test('that has ended meanwhile is judged', async () => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { takes: 500 } })
    expect(await completes(mock, IN_A_SECOND)).toMatchObject({ verdict: 'passed', judge: 'passed' })
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('that we cancel is errored, and told so', async () => {
    await using mock = await desk(NEVER)
    expect(await completes(mock, IN_A_SECOND)).toMatchObject({
      verdict: 'errored',
      reason: expect.stringMatching(/status PENDING after 1 s\. bland-suite cancelled it\.$/u),
    })
  })

  test('that Bland does not let us cancel is told with what to do', async () => {
    await using mock = await desk(NEVER)
    mock.addFault({ match: { method: 'POST', path: `${RUNS}/cancel` }, answer: FORBIDDEN })
    const { reason } = await completes(mock, IN_A_SECOND)
    expect(reason).toContain('bland-suite could not cancel it (Bland answered POST')
    expect(reason).toMatch(
      /Cancel it in the Bland dashboard, or report on it later with BLAND_CHE/u,
    )
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('that was of another version is cancelled, and told so', async () => {
    await using mock = await desk(NEVER)
    mock.addFault({
      match: { method: 'POST', path: '*/check-runs' },
      answer: { kind: 'body', status: 202, body: { data: OTHER, errors: null } },
    })
    const { reason } = await completes(mock, { ...IN_A_SECOND, versionId: 'v2' })
    expect(reason).toMatch(
      /^asked for version v2, Bland started v1\. bland-suite could not cancel/u,
    )
    expect(posts(mock, '/cancel')).toBe(1)
  })
})

const FORBIDDEN = { kind: 'status', status: 403 } as const
const OTHER = { id: 'c9', agent_id: 'desk', agent_version_id: 'v1', status: 'RUNNING' } as const

describe.concurrent('a check run that cannot be read', () => {
  test.for([
    ['refuses', FORBIDDEN],
    ['has no known shape', { kind: 'body', body: { data: 7, errors: null } }],
  ] as const)('is cancelled once if the API %s', async ([, answer]) => {
    await using mock = await desk(NEVER)
    mock.addFault({ match: { method: 'GET', path: RUNS }, answer })
    const ended = await completes(mock, staging)
    expect(ended).toMatchObject({ verdict: 'errored', judge: 'skipped' })
    expect(ended.reason).toContain('bland-suite cancelled it.')
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('is cancelled once if the API hangs until the deadline', async () => {
    await using mock = await desk(NEVER)
    mock.addFault({ match: { method: 'GET', path: RUNS }, answer: { kind: 'stall' } })
    const { reason } = await completes(mock, { ...staging, timeout: 1_000 })
    expect(reason).toMatch(/did not finish: .* after 1 s\. bland-suite cancelled it\.$/u)
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('is cancelled once if the API is down until the deadline, even without an answer', async () => {
    await using mock = await desk(NEVER)
    mock.addFault({ match: { path: RUNS }, answer: { kind: 'status', status: 503 } })
    const { reason } = await completes(mock, { ...staging, timeout: 1_500 })
    expect(reason).toContain('bland-suite could not cancel it (')
    expect(reason).toContain('HTTP 503')
    expect(posts(mock, '/cancel')).toBe(1)
  })
})

describe.concurrent('a check run whose start was lost', () => {
  test.for([
    ['reset', { kind: 'reset-after-accept' }],
    ['answered with 500', { kind: 'status-after-accept', status: 500 }],
    ['cut', { kind: 'cut' }],
  ] as const)('(%s) is followed past a 404, and judged', async ([, answer]) => {
    await using mock = await desk({ simulationsCount: 1, judges: JUDGES, play: { takes: 60 } })
    mock.addFault({ match: { method: 'POST' }, answer })
    mock.addFault({ match: { path: RUNS }, times: 1, answer: { kind: 'status', status: 404 } })
    expect(await completes(mock, staging)).toMatchObject({
      verdict: 'passed',
      judge: 'passed',
      notes: [expect.stringContaining('it is not cancelled')],
    })
    expect(posts(mock, '/check-runs')).toBe(1)
  })

  test('is never cancelled', async () => {
    await using mock = await desk(NEVER)
    mock.addFault({ match: { method: 'POST' }, answer: { kind: 'reset-after-accept' } })
    const { reason } = await completes(mock, { ...staging, timeout: 1_000 })
    expect(reason).toMatch(/Report on it later with BLAND_CHECK_RUN_ID=\S+\.$/u)
    expect(posts(mock, '/cancel')).toBe(0)
  })
})

describe.concurrent('an interrupted check run', () => {
  test('that our cancel has ended is told as cancelled by us', async () => {
    await using mock = await desk(NEVER)
    await using folder = await aFolder()
    const session = await opened(mock, folder.path)
    await session.batchId()
    await session.cancel()
    const { cases } = await session.scenario('staging checks')
    expect(cases[0]).toMatchObject({
      verdict: 'errored',
      reason: 'bland-suite cancelled the check run: the suite was interrupted',
    })
    await session.close()
    expect(posts(mock, '/cancel')).toBe(1)
  })

  test('whose reasons are still read says that it was interrupted', async () => {
    const judges = [{ id: 'j1', name: 'Refund resolved', outcomes: ['fail'] }] as const
    await using mock = await desk({ simulationsCount: 1, judges, play: { takes: 60 } })
    await using folder = await aFolder()
    mock.addFault({ match: { path: '/v1/evals/*' }, answer: { kind: 'delay', ms: 20_000 } })
    const session = await opened(mock, folder.path)
    while (!mock.requests.some(({ path }) => path.includes('/evals/'))) await delay(10)
    await session.close()
    const { cases } = await session.scenario('staging checks')
    expect(cases[1]?.evidence).toContainEqual({
      label: 'Reasons',
      text: 'The reasons of the judge could not be read: the suite was interrupted',
    })
  })
})
