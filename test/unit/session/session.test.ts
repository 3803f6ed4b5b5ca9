import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions, MockScenario } from '@bland-suite/mock'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createRecorder } from '../../../src/session/recorder.ts'
import { rejection } from '../helpers/clients.ts'
import { aFolder } from '../helpers/folder.ts'
import { count, openOn, PATHWAY } from '../helpers/sessions.ts'

const named = (id: string, name: string): { id: string; name: string } => ({ id, name })

const SCENARIOS: readonly MockScenario[] = [
  { ...named('s1', 'Refund'), assertions: [named('a1', 'Refunds')], play: { takes: 60 } },
  { ...named('s2', 'Booking'), assertions: [named('a2', 'Books')], play: { takes: 60 } },
  { ...named('s3', 'Transfer'), assertions: [named('a3', 'Transfers')], play: { takes: 60 } },
]

/** One scenario, and how it plays. */
function playing(play: MockScenario['play'], options: MockOptions = {}): MockOptions {
  const scenario = { ...named('s1', 'Refund'), assertions: [named('a1', 'Refunds')] }
  return { scenarios: [{ ...scenario, play: { takes: 60, ...play } }], ...options }
}

const launch = { pathwayId: PATHWAY }
const attach = { batchId: 'b1' }
const finished = { batches: [{ id: 'b1' }] }

describe.concurrent('a launch', () => {
  test('judges every scenario, then the batch', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
    expect(await opened.told('Booking')).toEqual({ 'run completes': 'passed', Books: 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('is one POST with exactly the selected scenarios', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch, { select: (title) => title !== 'Booking' })
    await opened.session.suite()
    expect(mock.requests.filter(({ method }) => method === 'POST')).toMatchObject([
      { path: '/v1/agent-testing/batch-run', body: { scenario_ids: ['s1', 's3'] } },
    ])
  })

  test('tests the version that the options say', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, { ...launch, versionNumber: 12 })
    await opened.session.suite()
    expect(mock.launches).toMatchObject([{ versionNumber: 12 }])
  })

  test('tells the id of its batch as soon as it is started', async () => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, launch)
    expect(await opened.session.batchId()).toBe(mock.launches[0]?.batchId)
  })

  test('is none where no scenario is selected', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch, { select: () => false })
    expect(await opened.toldBatch()).toBe(
      'skipped: no scenario is selected, so no batch was started',
    )
    expect(count(mock, 'POST', /./)).toBe(0)
  })

  test('does not wait for a scenario to tell of another', async () => {
    const scenarios = [
      { ...named('s9', 'Never'), play: { never: true } },
      { ...named('s1', 'Refund'), assertions: [named('a1', 'Refunds')], play: { takes: 60 } },
    ]
    await using mock = await startBlandMock({ scenarios })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  })
})

describe.concurrent('a launch that fails', () => {
  test('is an error of the first case, with the reason, and skips all others', async () => {
    const answer = { kind: 'status', status: 403 } as const
    const faults = [{ match: { method: 'POST' }, answer }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch)
    const reason =
      'Bland answered POST /v1/agent-testing/batch-run with HTTP 403 (FORBIDDEN: Forbidden). Check that the key may use agent testing (plan and role of its owner).'
    expect(await opened.told('Refund')).toEqual({
      'run completes': `errored: ${reason}`,
      Refunds: `skipped: ${reason}`,
    })
    expect(await opened.told('Booking')).toEqual({
      'run completes': `skipped: ${reason}`,
      Books: `skipped: ${reason}`,
    })
    expect(await opened.toldBatch()).toBe(`skipped: ${reason}`)
  })

  test('is an error of the first selected case where a filter has deselected the run’s own', async () => {
    const answer = { kind: 'status', status: 403 } as const
    const faults = [{ match: { method: 'POST' }, answer }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch, { select: (_title, name) => name === 'Books' })
    expect((await opened.told('Booking'))['Books']).toMatch(/^errored: .* HTTP 403/)
  })

  test('says that a batch may have been started where the answer was lost', async () => {
    const faults = [{ match: { method: 'POST' }, answer: { kind: 'reset-after-accept' } as const }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch)
    const { 'run completes': told } = await opened.told('Refund')
    expect(told?.replace(/: (other side closed|read ECONNRESET|socket hang up)\./, ': …')).toBe(
      'errored: The answer to the launch was lost, so a batch may have been started (No answer from Bland to POST /v1/agent-testing/batch-run: … Check the network, BLAND_BASE_URL and HTTPS_PROXY). It was not asked for again, as that could start a second paid batch. Find the batch in the Bland dashboard, and judge it with BLAND_BATCH_ID=<its id> or the option `batchId`.',
    )
  })

  test.each([
    { kind: 'reset-after-accept' },
    { kind: 'reset' },
    { kind: 'cut' },
    { kind: 'html' },
    { kind: 'status', status: 500 },
    { kind: 'body', body: { ok: true } },
  ] as const)('is never asked for twice: $kind', async (answer) => {
    const faults = [{ match: { method: 'POST' }, answer }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Refund'))['run completes']).toMatch(/may have been started/)
    expect(count(mock, 'POST', /./)).toBe(1)
  })

  test.each([400, 401, 403, 404, 409])('is a plain refusal after HTTP %i', async (status) => {
    const faults = [{ match: { method: 'POST' }, answer: { kind: 'status', status } as const }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Refund'))['run completes']).not.toMatch(/may have been started/)
  })

  test.each([
    ['is out', { kind: 'delay', ms: 400 }, 'sent'],
    ['was lost', { kind: 'reset-after-accept' }, 'sent'],
    ['was refused', { kind: 'status', status: 403 }, undefined],
  ] as const)(
    'says on disk whether a batch may run: one that %s',
    async (_what, answer, launched) => {
      const faults = [{ match: { method: 'POST' }, answer }]
      await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
      await using opened = await openOn(mock, launch)
      await (answer.kind === 'delay' ? delay(150) : opened.session.suite())
      const record = (await opened.folder.records()).get('suite.json')
      expect(record).toMatchObject({ kind: 'suite', batchId: null })
      expect(record && 'launch' in record ? record.launch : undefined).toBe(launched)
    },
  )

  test('that is out is waited for by whoever closes the session, so that its id is known', async () => {
    const faults = [{ match: { method: 'POST' }, answer: { kind: 'delay', ms: 300 } as const }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch)
    await delay(100)
    await opened.session.close()
    const record = (await opened.folder.records()).get('suite.json')
    expect(record).toMatchObject({ batchId: mock.launches[0]?.batchId })
    expect(record).not.toHaveProperty('launch')
  })

  test('is asked for again where the rate limit refused it', async () => {
    const answer = { kind: 'status', status: 429 } as const
    const faults = [{ match: { method: 'POST' }, times: 1, answer }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
    expect([count(mock, 'POST', /./), mock.launches.length]).toEqual([2, 1])
  })
})

describe.concurrent('a folder that cannot be written', () => {
  test('ends a launch before anything is paid for', async () => {
    await using folder = await aFolder()
    createRecorder(folder.path, folder.path).writeAnswer('a file in the way')
    const [file = ''] = await folder.names()
    const recorder = createRecorder(folder.file(`${file}/below`), folder.path)
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch, { recorder })
    const error = await rejection(opened.session.scenario('s1'))
    expect(error.message).toContain(folder.file(`${file}/below/suite.json`))
    expect(count(mock, 'POST', /./)).toBe(0)
  })
})

describe.concurrent('results', () => {
  test('that come late are waited for', async () => {
    await using mock = await startBlandMock(playing({ resultsLag: 400 }))
    await using opened = await openOn(mock, { ...launch, settleTimeout: 3_000 })
    expect(await opened.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('that never come are errored after `settleTimeout`', async () => {
    await using mock = await startBlandMock(playing({ results: { 0: 'missing' } }))
    const started = performance.now()
    await using opened = await openOn(mock, { ...launch, settleTimeout: 400 })
    expect(await opened.told('Refund')).toEqual({
      'run completes': 'passed',
      Refunds: 'errored: not evaluated: Bland returned no result for it',
    })
    const took = performance.now() - started
    expect(took > 400 && took < 3_000).toBe(true)
  })

  test('that stay undetermined are waited for as long', async () => {
    const play = { results: { 0: { status: 'PENDING' } } }
    await using mock = await startBlandMock(playing(play, finished))
    const started = performance.now()
    await using opened = await openOn(mock, { ...attach, settleTimeout: 400 })
    expect((await opened.told('Refund'))['Refunds']).toMatch(/unknown status "PENDING"/)
    expect(performance.now() - started).toBeGreaterThan(400)
  })

  test('are not waited for where the run ended with ERROR', async () => {
    await using mock = await startBlandMock(playing({ status: 'ERROR' }, finished))
    await using opened = await openOn(mock, { ...attach, settleTimeout: 60_000 })
    expect((await opened.told('Refund'))['run completes']).toMatch(/^errored: run ended with ERROR/)
  })

  test('of which the batch’s copy says the opposite are errored', async () => {
    const batchRun = { assertion_results: [{ assertion_id: 'a1', status: 'FAILED' }] }
    await using mock = await startBlandMock(playing({ batchRun }, finished))
    await using opened = await openOn(mock, attach)
    expect((await opened.told('Refund'))['Refunds']).toBe(
      "errored: not evaluated: the run says passed, Bland's batch says failed",
    )
  })

  test('that no case owns are told by the run’s own case', async () => {
    const assertion_results = [
      { assertion_id: 'a1', status: 'PASSED' },
      { assertion_id: 'a9', name: 'New', status: 'FAILED' },
    ]
    await using mock = await startBlandMock(playing({ run: { assertion_results } }))
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Refund'))['run completes']).toMatch(/^failed: “New”/)
  })
})

describe.concurrent('a run', () => {
  test('that does not end is errored at the deadline, with its last status', async () => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, { ...launch, timeout: 600 })
    expect(await opened.told('Refund')).toEqual({
      'run completes': expect.stringMatching(
        /^errored: run did not finish: status RUNNING after \d s\. Judge the batch later with BLAND_BATCH_ID=\S+\.$/,
      ),
      Refunds: expect.stringMatching(/^skipped: run did not finish: status RUNNING after \d s$/),
    })
    expect(await opened.toldBatch()).toBe('errored: the batch did not finish: status RUNNING')
  })

  test('whose status nobody knows is errored after `settleTimeout`', async () => {
    await using mock = await startBlandMock(playing({ status: 'COMPLETED' }, finished))
    const started = performance.now()
    await using opened = await openOn(mock, { ...attach, settleTimeout: 300 })
    expect((await opened.told('Refund'))['run completes']).toMatch(
      /^errored: run did not finish: status COMPLETED after/,
    )
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('that the batch lacks is errored after `settleTimeout`', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/')) body.data.runs.shift()
      },
    })
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Refund'))['run completes']).toBe(
      'errored: Bland returned no run for this scenario',
    )
    expect(await opened.toldBatch()).toBe(
      'errored: the batch has no run of scenario s1, which was asked for; the batch says total_scenarios 3, but 2 were seen; the batch says passed_scenarios 3, but 2 were seen',
    )
  })

  test('that is absent is told with what may be the reason', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/')) body.data.runs.shift()
      },
    })
    await using opened = await openOn(mock, launch, { absenceHint: 'BLAND_BATCH_ID is set' })
    expect((await opened.told('Refund'))['run completes']).toBe(
      'errored: Bland returned no run for this scenario: BLAND_BATCH_ID is set',
    )
  })

  test('that cannot be read is errored with what the API said', async () => {
    const answer = { kind: 'status', status: 403 } as const
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch)
    mock.addFault({ match: { path: '/runs/*' }, answer })
    expect((await opened.told('Refund'))['run completes']).toMatch(/^errored: .*HTTP 403/)
  })

  test('whose detail is of no known shape is errored, and the answer kept', async () => {
    await using mock = await startBlandMock(playing({}))
    await using opened = await openOn(mock, launch)
    mock.addFault({ match: { path: '/runs/*' }, answer: { kind: 'body', body: { odd: 1 } } })
    const { 'run completes': told } = await opened.told('Refund')
    expect(told).toMatch(/^errored: .*unknown shape/)
    const names = await opened.folder.names()
    expect(names.filter((name) => name.startsWith('unknown-answer-'))).not.toEqual([])
  })

  test('is not judged by the detail of another run', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS.map((scenario) => ({ ...scenario, assertions: [] })),
      rewrite: ({ path, body }) => {
        if (/\/runs\/./.test(path)) Object.assign(body.data, { id: 'r9', scenario_id: 's9' })
      },
    })
    await using opened = await openOn(mock, { ...launch, timeout: 1_000 })
    expect((await opened.told('Refund'))['run completes']).toMatch(/^errored/)
  })

  test('is told at its first selected case where its own is not selected', async () => {
    await using mock = await startBlandMock(playing({ status: 'CANCELLED' }))
    await using opened = await openOn(mock, launch, {
      select: (_title, name) => name === 'Refunds',
    })
    expect(await opened.told('Refund')).toEqual({ Refunds: 'failed: run was cancelled' })
  })

  test('that rides out an outage of the API is judged', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    mock.addFault({ match: { path: '/batches/*' }, times: 1, answer: { kind: 'html' } })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  })
})

describe.concurrent('a batch', () => {
  test('that is FAILED passes where a red case explains it', async () => {
    await using mock = await startBlandMock(playing({ results: { 0: 'fail' } }))
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('that is FAILED without a reason is errored after `settleTimeout`', async () => {
    const batches = [{ id: 'b1', batch: { status: 'FAILED' } }]
    await using mock = await startBlandMock(playing({}, { batches }))
    await using opened = await openOn(mock, attach)
    expect(await opened.toldBatch()).toBe(
      'errored: Bland marked the batch FAILED, but nothing in its runs explains it',
    )
  })

  test('whose counters disagree is errored', async () => {
    const batches = [{ id: 'b1', batch: { total_scenarios: 2 } }]
    await using mock = await startBlandMock(playing({}, { batches }))
    await using opened = await openOn(mock, attach)
    expect(await opened.toldBatch()).toBe(
      'errored: the batch says total_scenarios 2, but 1 were seen',
    )
  })

  test('is judged over all its runs, also those that nobody selected', async () => {
    const scenarios = [
      { ...named('s1', 'Refund'), play: { takes: 60 } },
      { ...named('s2', 'Booking'), play: { takes: 60, status: 'ERROR' } },
    ]
    const batches = [{ id: 'b1', batch: { status: 'PASSED' } }]
    await using mock = await startBlandMock({ scenarios, batches })
    await using opened = await openOn(mock, attach, { select: (title) => title === 'Refund' })
    expect(await opened.toldBatch()).toMatch(/^errored: Bland marked the batch PASSED, but its run/)
  })

  test('has a run that nobody asked for', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        if (!path.includes('/batches/')) return
        const [first] = body.data.runs
        body.data.runs.push({ ...first, id: 'r9', scenario_id: 's9' })
      },
    })
    await using opened = await openOn(mock, launch)
    expect(await opened.toldBatch()).toMatch(
      /the batch has run r9 of a scenario that nobody asked for/,
    )
  })

  test('of no known shape is read from the list of its runs', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path }) => (path.includes('/batches/') ? { data: { odd: 1 } } : undefined),
    })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
    expect(count(mock, 'GET', /\/runs$/)).toBeGreaterThan(0)
  })

  test('without its runs is read from the list of its runs', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/')) delete body.data.runs
      },
    })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Booking')).toEqual({ 'run completes': 'passed', Books: 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('that is another one than was asked for is read from the list of its runs', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/')) Object.assign(body.data, { id: 'b9', runs: [] })
      },
    })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  })

  test('that cannot be read makes every run errored, and says how to judge it later', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    mock.addFault({ match: { path: '/batches/*' }, answer: { kind: 'status', status: 401 } })
    await using opened = await openOn(mock, launch)
    const id = await opened.session.batchId()
    const told = new RegExp(`^errored: .*HTTP 401.* BLAND_BATCH_ID=${id}\\.$`)
    expect((await opened.told('Refund'))['run completes']).toMatch(told)
    expect(await opened.toldBatch()).toMatch(told)
  })

  test.each([404, 403, 408, 425, 429, 502])('is waited for after one HTTP %i', async (status) => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const answer = { kind: 'status', status } as const
    mock.addFault({ match: { path: '/batches/*' }, times: 1, answer })
    mock.addFault({ match: { path: '/runs/*' }, times: 1, answer })
    await using opened = await openOn(mock, launch)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('that Bland does not know till the end says so, and how to judge it later', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    mock.addFault({ match: { path: '/batches/*' }, answer: { kind: 'status', status: 404 } })
    await using opened = await openOn(mock, { ...launch, timeout: 900 })
    const id = await opened.session.batchId()
    expect((await opened.told('Refund'))['run completes']).toMatch(
      new RegExp(
        `run did not finish: no status after 1 s\\. .*HTTP 404.* BLAND_BATCH_ID=${id}\\.$`,
      ),
    )
  })

  test('whose run cannot be read to the end says why, though the batch is there', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    mock.addFault({ match: { path: '/runs/*' }, answer: { kind: 'status', status: 404 } })
    await using opened = await openOn(mock, { ...launch, timeout: 900 })
    expect((await opened.told('Refund'))['run completes']).toMatch(
      /^errored: run did not finish: .*GET \S*\/runs\/\S+ with HTTP 404.* BLAND_BATCH_ID=/,
    )
  })

  test('of somebody else that is refused twice is given up', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, ...finished })
    await using opened = await openOn(mock, attach, {
      onPlanned: () => {
        mock.addFault({ match: { path: '/batches/*' }, answer: { kind: 'status', status: 404 } })
      },
    })
    expect(await opened.toldBatch()).toMatch(/^errored: .*HTTP 404/)
    expect(await opened.toldBatch()).not.toMatch(/BLAND_BATCH_ID/)
  })
})

describe.concurrent('an attachment', () => {
  test('starts nothing', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, ...finished })
    await using opened = await openOn(mock, attach)
    await opened.session.suite()
    expect(count(mock, 'POST', /./)).toBe(0)
  })

  test('to a batch that still runs waits for its end', async () => {
    const batches = [{ id: 'b1', startedAgo: 0 }]
    await using mock = await startBlandMock(playing({ takes: 300 }, { batches }))
    await using opened = await openOn(mock, attach)
    expect(await opened.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
  })

  test('judges each run of a scenario that was played twice', async () => {
    const batches = [{ id: 'b1', scenarioIds: ['s1', 's1'] }]
    await using mock = await startBlandMock(playing({}, { batches }))
    await using opened = await openOn(mock, attach)
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
    expect(await opened.told('Refund #2')).toMatchObject({ 'run completes': 'passed' })
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('to single runs judges them without a batch', async () => {
    const runs = [{ id: 'r1', scenarioId: 's1', startedAgo: 0 }]
    await using mock = await startBlandMock(playing({ takes: 200 }, { runs }))
    await using opened = await openOn(mock, { runIds: ['r1'] })
    expect(await opened.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
    expect(await opened.session.batchId()).toBeNull()
    expect(count(mock, 'GET', /\/batches\//)).toBe(0)
  })

  test('shares one poller with every other one to the same batch', async () => {
    const batches = [{ id: 'b1', startedAgo: 0 }]
    await using mock = await startBlandMock(playing({ takes: 700 }, { batches }))
    await using one = await openOn(mock, { ...attach, pollInterval: 100 })
    await using other = await openOn(mock, { ...attach, pollInterval: 100 })
    const planned = count(mock, 'GET', /\/batches\//)
    await Promise.all([one.session.suite(), other.session.suite()])
    const polls = count(mock, 'GET', /\/batches\//) - planned
    expect(polls).toBeGreaterThan(1)
    expect(polls).toBeLessThan(11)
  })

  test('goes on where another one to the same batch is closed', async () => {
    const batches = [{ id: 'b1', startedAgo: 0 }]
    await using mock = await startBlandMock(playing({ takes: 400 }, { batches }))
    await using one = await openOn(mock, attach)
    await using other = await openOn(mock, attach)
    await one.session.batchId()
    await one.session.close()
    expect(await other.told('Refund')).toEqual({ 'run completes': 'passed', Refunds: 'passed' })
  })

  test('polls no more once all is judged', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, ...finished })
    await using opened = await openOn(mock, attach)
    await opened.session.suite()
    const before = mock.requests.length
    await delay(200)
    expect(mock.requests.length).toBe(before)
  })
})

describe.concurrent('closing a session', () => {
  test('ends every wait at once', async () => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, { ...launch, pollInterval: 5_000 })
    await opened.session.batchId()
    const waiting = Promise.all([
      rejection(opened.session.scenario('s1')),
      rejection(opened.session.suite()),
    ])
    const started = performance.now()
    await opened.session.close()
    expect((await waiting).map(({ name }) => name)).toEqual(['AbortError', 'AbortError'])
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('ends the polling', async () => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, launch)
    await opened.session.batchId()
    await opened.session.close()
    const before = mock.requests.length
    await delay(200)
    expect(mock.requests.length).toBe(before)
  })

  test('ends a request that hangs', async () => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, launch)
    await opened.session.batchId()
    mock.addFault({ answer: { kind: 'stall' } })
    await delay(100)
    const started = performance.now()
    await opened.session.close()
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('leaves what was judged', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch)
    await opened.session.suite()
    await opened.session.close()
    expect(await opened.told('Refund')).toMatchObject({ 'run completes': 'passed' })
  })
})

describe.concurrent('the records of a session', () => {
  test('are one for each run and one for the suite, as reports read them', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await using opened = await openOn(mock, launch)
    await opened.session.suite()
    const records = [...(await opened.folder.records()).values()]
    expect(records.map(({ kind }) => kind).toSorted()).toEqual(['run', 'run', 'run', 'suite'])
  })

  test('have the paths that the session tells', async () => {
    await using mock = await startBlandMock(playing({}))
    await using opened = await openOn(mock, launch)
    const { record, run } = await opened.session.scenario('s1')
    const { record: suite } = await opened.session.suite()
    expect([record, suite]).toEqual([
      opened.folder.file(`${run?.id}.json`),
      opened.folder.file('suite.json'),
    ])
  })

  test('hold the judged cases and what Bland said', async () => {
    const play = { results: { 0: { status: 'FAILED', reasoning: 'No refund.' } } }
    await using mock = await startBlandMock(playing(play))
    await using opened = await openOn(mock, launch)
    const { run } = await opened.session.scenario('s1')
    const record = (await opened.folder.records()).get(`${run?.id}.json`)
    expect(record).toMatchObject({
      suite: 'Acme',
      scenario: 'Refund',
      scenarioId: 's1',
      host: new URL(mock.url).host,
      batchId: mock.launches[0]?.batchId,
      run: { id: run?.id, status: 'FAILED' },
      cases: [
        { kind: 'run', title: 'run completes', verdict: 'passed' },
        {
          kind: 'assertion',
          title: 'Refunds',
          verdict: 'failed',
          reason: 'Bland marked it failed — No refund.',
          assertion: { id: 'a1', type: 'LLM_JUDGE' },
        },
      ],
    })
  })

  test('of the suite tell of the batch from its start on', async () => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, launch)
    const batchId = await opened.session.batchId()
    expect((await opened.folder.records()).get('suite.json')).toMatchObject({
      kind: 'suite',
      batchId,
      batchStatus: null,
      production: true,
      cases: [],
    })
  })

  test('of the suite tell of the batch’s end', async () => {
    await using mock = await startBlandMock(playing({}))
    await using opened = await openOn(mock, { ...launch, versionNumber: 3 })
    await opened.session.suite()
    expect((await opened.folder.records()).get('suite.json')).toMatchObject({
      batchStatus: 'PASSED',
      production: false,
      cases: [{ kind: 'suite', title: 'batch is consistent', verdict: 'passed' }],
    })
  })

  test('are there of a run that is absent too', async () => {
    await using mock = await startBlandMock(
      playing(
        {},
        {
          rewrite: ({ path, body }) => {
            if (path.includes('/batches/')) body.data.runs = []
          },
        },
      ),
    )
    await using opened = await openOn(mock, launch)
    await opened.session.scenario('s1')
    expect(await opened.folder.names()).toContain('no-run-s1.json')
  })

  test('have no metadata of the run', async () => {
    const run = { metadata: { secret: 'tool result' } }
    await using mock = await startBlandMock(playing({ run }))
    await using opened = await openOn(mock, launch)
    await opened.session.suite()
    const records = JSON.stringify([...(await opened.folder.records()).values()])
    expect(records).not.toContain('tool result')
  })
})
