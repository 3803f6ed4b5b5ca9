import { startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { openOn } from '../helpers/sessions.ts'
import { SCENARIOS, playing, launch, attach, finished } from './playing.ts'

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
        /^errored: run did not finish: status RUNNING after \d s\. Report on the batch later with BLAND_BATCH_ID=\S+\.$/,
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
      'errored: the batch has no run of scenario s1, which was requested; the batch says total_scenarios 3, but 2 were seen; the batch says passed_scenarios 3, but 2 were seen',
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
