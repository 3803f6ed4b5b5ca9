import { startBlandMock } from '@bland-suite/mock'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { count, openOn } from '../helpers/sessions.ts'
import { named, SCENARIOS, playing, launch, attach, finished } from './playing.ts'

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
      /the batch has run r9 of a scenario that was not requested/,
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
