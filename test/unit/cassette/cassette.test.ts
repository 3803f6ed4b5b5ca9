/** Recording a session and playing it again: the same verdicts. */
import { readFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readCassette, writeCassette } from '../../../src/cassette/file.ts'
import { aFolder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { settingsOf } from '../helpers/sessions.ts'
import { scenarios, launch, RECORD, offline, refusal, edit, recorded } from './recorded.ts'

const recordedSchema = z.object({ runs: z.array(z.looseObject({})) })

type Raw = Parameters<NonNullable<MockOptions['rewrite']>>[0]['body']

/** A scenario of an agent that ends at once. */
const ofAgent = (name: string, tag: string): MockScenario => ({
  name,
  agent_id: 'agent-1',
  tags: [tag],
  play: { takes: 0 },
})

describe.concurrent('a cassette', () => {
  test('gives the verdicts of the session that it recorded', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    await using mock = await startBlandMock({ scenarios })
    const live = await playAll(settingsOf(mock, { ...launch, cassette }, RECORD))
    const sent = mock.requests.length
    const replayed = await playAll(settingsOf(mock, { ...launch, cassette }))
    expect(replayed).toEqual(live)
    expect(replayed.told['Booking']).toMatchObject({
      'run completes': 'passed',
      Books: expect.stringMatching(/^failed: /u),
    })
    expect(mock.requests).toHaveLength(sent)
  })

  test('needs neither key nor address, nor anything that says what to test', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    const { told } = await playAll(offline({ cassette }))
    expect(Object.keys(told).toSorted()).toEqual(['', 'Booking', 'Dropped', 'Refund'])
  })

  test('is replayed at once, also where something is missing that would be waited for', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    const started = performance.now()
    const { told } = await playAll(
      offline({ cassette, gate: { tone: { empathy: 0.1 }, minScore: 0 }, pollInterval: 60_000 }),
    )
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(told['Dropped']).toMatchObject({
      'overall score ≥ 0.00': expect.stringMatching(/^skip/u),
    })
  })

  test('is judged anew by other gates and policies', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    const mild = await playAll(offline({ cassette, gate: { minScore: 0.7 } }))
    const strict = await playAll(
      offline({ cassette, gate: { minScore: 0.71, maxTurns: 8 }, advisory: 'fail' }),
    )
    expect(mild.told['Refund']).toMatchObject({
      'Is brief': expect.stringMatching(/^skipped: advisory: /u),
      'overall score ≥ 0.70': 'passed',
    })
    expect(strict.told['Refund']).toMatchObject({
      'Is brief': expect.stringMatching(/^failed: advisory: /u),
      'overall score ≥ 0.71': expect.stringMatching(/^failed: /u),
      'at most 8 turns': 'failed: expected: at most 8 turns — received: 9 turns',
    })
  })

  test('is judged in part where the options select a part', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    const { told } = await playAll(offline({ cassette, only: ['Refund'] }))
    expect(Object.keys(told)).toEqual(['Refund', ''])
    expect(told['']).toEqual({ 'batch is consistent': 'passed' })
  })

  test('holds the whole of a batch that was recorded in part', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    await using mock = await startBlandMock({ scenarios, batches: [{ id: 'b1' }] })
    const attached = settingsOf(mock, { batchId: 'b1', only: ['Refund'], cassette }, RECORD)
    expect((await playAll(attached)).unwritten).toBeNull()
    const { told } = await playAll(offline({ cassette }))
    expect(Object.keys(told).toSorted()).toEqual(['', 'Booking', 'Dropped', 'Refund'])
  })

  test.each([
    [
      'a run that nobody asked for',
      's3',
      (batch: Raw) => batch.runs.push({ ...batch.runs[0], id: 'more', scenario_id: 's3' }),
      /run more of a scenario that was not requested/,
    ],
    [
      'a scenario that was played twice',
      's2',
      (batch: Raw) => batch.runs.push({ ...batch.runs[0], id: 'more' }),
      /played scenario s2 more than once/,
    ],
  ])('is as red as its recording: %s', async (_what, scenarioId, change, told) => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    await using mock = await startBlandMock({
      scenarios,
      rewrite: ({ path, body: { data } }) => {
        if (path.includes('/batches/')) change(data)
      },
      runs: [{ id: 'more', scenarioId }],
    })
    const asked = { scenarioIds: ['s2'], settleTimeout: 100, cassette }
    const live = await playAll(settingsOf(mock, asked, RECORD))
    expect(live.told['']?.['batch is consistent']).toMatch(told)
    const replayed = await playAll(settingsOf(mock, { cassette }))
    expect(replayed.told['']?.['batch is consistent']).toMatch(told)
  })

  test('keeps the version that was asked for', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const play = { takes: 0, run: { version_number: 11 } }
    await using mock = await startBlandMock({ scenarios: [{ name: 'Refund', play }] })
    const asked = { ...launch, versionNumber: 12, cassette }
    const live = await playAll(settingsOf(mock, asked, RECORD))
    expect(live.told['Refund']?.['run completes']).toMatch(/asked for version 12/)
    const replayed = await playAll(offline({ cassette }))
    expect(replayed.told['Refund']).toEqual(live.told['Refund'])
  })

  test('keeps that the version that was asked for was in production', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const play = { takes: 0, run: { version_number: null } }
    const versions = [{ version_number: 12, is_prev_published: true }]
    await using mock = await startBlandMock({
      scenarios: [{ name: 'Refund', play }],
      pathways: [{ id: launch.pathwayId, versions }],
    })
    await playAll(settingsOf(mock, { ...launch, versionNumber: 12, cassette }, RECORD))
    const replayed = await playAll(offline({ cassette }))
    expect(replayed.told['Refund']?.['run completes']).toBe('passed')
  })

  test('keeps agents and tags, by which it is filtered', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const tagged = [ofAgent('Refund', 'billing'), ofAgent('Person', 'slow')]
    await using mock = await startBlandMock({ scenarios: tagged })
    await playAll(settingsOf(mock, { agentId: 'agent-1', cassette }, RECORD))
    const slow = await playAll(offline({ agentId: 'agent-1', tags: ['slow'], cassette }))
    expect(Object.keys(slow.told).filter((name) => name !== '')).toEqual(['Person'])
    const other = await playAll(offline({ agentId: 'agent-2', cassette }))
    expect(other.told['']?.['suite starts']).toMatch(/does not have what the suite requests/u)
  })

  test('may be older than `extra`: its unknown keys stand beside the known ones', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    const told = await playAll(offline({ cassette }))
    await edit(cassette, (content) => {
      const { runs } = recordedSchema.parse(content)
      Object.assign(content, { runs: runs.map((run) => ({ ...run, trigger_source: 'api' })) })
    })
    expect(await playAll(offline({ cassette }))).toEqual(told)
    const older = readCassette(cassette)
    expect(older.runs.map(({ extra }) => extra?.['trigger_source'])).toEqual(['api', 'api', 'api'])
    writeCassette(cassette, older)
    expect(readCassette(cassette).runs).toEqual(older.runs)
  })

  test('without a run is never green', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    await edit(cassette, (content) => Object.assign(content, { runs: [], batch: null }))
    expect(await refusal({ cassette })).toMatch(/contains no run/)
  })

  test('holds single runs that belong to no batch', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const runs = [{ id: 'r1', scenarioId: 's1' }]
    await using mock = await startBlandMock({ scenarios, runs })
    const single = settingsOf(mock, { runIds: ['r1'], cassette }, RECORD)
    const prepared = await playAll(single)
    expect(prepared.unwritten).toBeNull()
    expect((await playAll(offline({ cassette }))).told['Refund']).toEqual(prepared.told['Refund'])
  })

  test('holds runs whose definitions nobody can read', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const batches = [{ id: 'b1' }]
    await using mock = await startBlandMock({ scenarios, batches, definitions: 'missing' })
    const live = await playAll(settingsOf(mock, { batchId: 'b1', cassette }, RECORD))
    expect(live.unwritten).toBeNull()
    expect(await playAll(offline({ cassette }))).toEqual(live)
  })

  test('is the same text for the same answers, whatever their order', async () => {
    await using folder = await aFolder()
    const texts: string[] = []
    for (const [index, batch] of [scenarios, scenarios.toReversed()].entries()) {
      const cassette = folder.file(`${index}.json`)
      const batches = [{ id: 'b1', createdAt: '2026-01-01T00:00:00Z' }]
      await using mock = await startBlandMock({
        scenarios: batch,
        batches,
        rewrite: ({ body }) => void body,
      })
      await playAll(settingsOf(mock, { batchId: 'b1', cassette }, RECORD))
      texts.push(await readFile(cassette, 'utf8'))
    }
    const outline = texts.map((text) => {
      const { scenarios: known, runs }: Record<string, { id: string; scenario_id: string }[]> =
        JSON.parse(text)
      return [known?.map(({ id }) => id), runs?.map((run) => run.scenario_id)]
    })
    expect(outline).toEqual([
      [
        ['s2', 's3', 's1'],
        ['s2', 's3', 's1'],
      ],
      [
        ['s2', 's3', 's1'],
        ['s2', 's3', 's1'],
      ],
    ])
    expect(texts[0]).toMatch(/^\{\n {2}"batch": \{\n {4}"created_at": /u)
    expect(texts[0]).toMatch(/\}\n$/u)
  })
})

test('a cassette of many scenarios is recorded without a warning of Node', async () => {
  await using folder = await aFolder()
  const warnings: Error[] = []
  const warn = (warning: Error): void => void warnings.push(warning)
  process.on('warning', warn)
  const many = Array.from({ length: 12 }, (_, index) => ({
    id: `m${index}`,
    name: `Many ${index}`,
    play: { takes: 20 },
  }))
  await recorded(folder, many)
  process.off('warning', warn)
  expect(warnings).toEqual([])
})

describe.concurrent('a recording', () => {
  test('of a conversation that did not end leaves the old cassette, and says so', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    const before = await readFile(cassette, 'utf8')
    const endless = [{ id: 's1', name: 'Refund', play: { never: true } }]
    await using mock = await startBlandMock({ scenarios: endless })
    const settings = settingsOf(mock, { ...launch, cassette, timeout: 800 }, RECORD)
    expect((await playAll(settings)).unwritten).toBe(
      `BlandCassetteError: The cassette ${cassette} was not written: the run of “Refund” was not followed to its end.`,
    )
    expect(await readFile(cassette, 'utf8')).toBe(before)
  })

  test('waits for the batch to be marked as finished', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.json')
    let reads = 0
    await using mock = await startBlandMock({
      scenarios: scenarios.slice(0, 1),
      rewrite: ({ path, body }) => {
        if (!path.includes('/batches/') || body.data.status !== 'PASSED') return
        reads += 1
        if (reads < 4) body.data.status = 'RUNNING'
      },
    })
    const { unwritten } = await playAll(
      settingsOf(mock, { ...launch, cassette, settleTimeout: 2_000 }, RECORD),
    )
    expect(unwritten).toBeNull()
    expect((await playAll(offline({ cassette }))).told['']).toEqual({
      'batch is consistent': 'passed',
    })
  })

  test('of a launch that was refused leaves nothing, and no other error', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.json')
    await using mock = await startBlandMock({
      scenarios,
      faults: [{ match: { method: 'POST' }, answer: { kind: 'status', status: 403 } }],
    })
    const { unwritten } = await playAll(settingsOf(mock, { ...launch, cassette }, RECORD))
    expect(unwritten).toBeNull()
    expect(await folder.names()).toEqual([])
  })
})
