import { startBlandMock } from '@bland-suite/mock'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createRecorder } from '../../../src/session/recorder.ts'
import { rejection } from '../helpers/clients.ts'
import { aFolder } from '../helpers/folder.ts'
import { count, openOn } from '../helpers/sessions.ts'
import { named, SCENARIOS, playing, launch } from './playing.ts'

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
      'errored: The answer to the request that starts the batch was lost, so a batch may have been started (No answer from Bland to POST /v1/agent-testing/batch-run: … Check the network, BLAND_BASE_URL and HTTPS_PROXY). The request was not sent again, because that could start a second paid batch. Find the batch in the Bland dashboard, and report on it with BLAND_BATCH_ID=<its id> or the option `batchId`.',
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
