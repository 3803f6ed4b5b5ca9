import { startBlandMock } from '@bland-suite/mock'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { rejection } from '../helpers/clients.ts'
import { openOn } from '../helpers/sessions.ts'
import { SCENARIOS, playing, launch } from './playing.ts'

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
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test.each([
    ['once', launch],
    ['repeatedly', { ...launch, repeat: { times: 3, pass: { atLeast: 2 } } } as const],
  ])('ends the polling, where scenarios are played %s', async (_how, options) => {
    await using mock = await startBlandMock(playing({ never: true }))
    await using opened = await openOn(mock, options)
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
    expect(performance.now() - started).toBeLessThan(3_000)
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
      about: { callerName: 'Caller', callerPrompt: 'You are calling about: Refund.' },
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
          assertion: { id: 'a1', type: 'LLM_JUDGE', required: true },
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
      tested: 'version 3',
      cases: [{ kind: 'suite', title: 'batch is consistent', verdict: 'passed' }],
    })
  })

  test('say that the newest saved version of an agent was tested, and not production', async () => {
    const scenarios = [{ id: 's1', name: 'Refund', agent_id: 'agent-1', play: { takes: 0 } }]
    await using mock = await startBlandMock({ scenarios })
    for (const asked of [{ agentId: 'agent-1' }, { scenarioIds: ['s1'] }]) {
      await using opened = await openOn(mock, asked)
      await opened.session.suite()
      expect((await opened.folder.records()).get('suite.json')).toMatchObject({
        production: false,
        tested: 'the newest saved version',
      })
    }
    expect(mock.launches).toHaveLength(2)
    expect(mock.launches.every(({ versionNumber }) => versionNumber === undefined)).toBe(true)
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
