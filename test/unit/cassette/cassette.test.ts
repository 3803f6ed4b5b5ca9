/** Recording a session and playing it again: the same verdicts, nothing secret, and clear refusals. */
import { readFile, writeFile } from 'node:fs/promises'
import { startBlandMock } from '@bland-suite/mock'
import type { MockOptions, MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { LaunchOptions, SuiteOptions } from '../../../src/options/suite-options.ts'
import { checkOptions } from '../../../src/options/check-options.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import type { SuiteSettings } from '../../../src/options/settings.ts'
import { aFolder } from '../helpers/folder.ts'
import type { Folder } from '../helpers/folder.ts'
import { playAll } from '../helpers/play.ts'
import { PATHWAY, settingsOf } from '../helpers/sessions.ts'

const scenarios: readonly MockScenario[] = [
  {
    id: 's1',
    name: 'Refund',
    assertions: [
      { id: 'a1', name: 'Refunds' },
      { id: 'a2', name: 'Is brief', is_required: false },
    ],
    play: { takes: 60, results: { a2: 'fail' }, run: { overall_score: 0.7, turn_count: 9 } },
  },
  {
    id: 's2',
    name: 'Booking',
    assertions: [{ id: 'b1', name: 'Books' }],
    play: { takes: 60, results: { b1: 'fail' } },
  },
  { id: 's3', name: 'Dropped', assertions: [{ id: 'c1' }], play: { takes: 60, status: 'ERROR' } },
]

const launch = { pathwayId: PATHWAY, settleTimeout: 500 }
const RECORD = { BLAND_CASSETTE: 'record' }

type Raw = Parameters<NonNullable<MockOptions['rewrite']>>[0]['body']

/** What replays: no key, no address, no environment. */
function offline(options: SuiteOptions): SuiteSettings {
  return resolveSettings(checkOptions(options, 'suite'), {})
}

const refusal = async (options: SuiteOptions): Promise<string> => {
  const { told } = await playAll(offline(options))
  return told['']?.['suite starts'] ?? 'it was replayed'
}

const settled = (env: Record<string, string>, options: LaunchOptions = {}) => {
  const { source, cassette } = resolveSettings({ pathwayId: 'p', ...options }, env)
  return [source.kind, cassette?.mode ?? null]
}

/** The content of a cassette, to be changed by hand. */
async function edit(path: string, change: (content: Record<string, unknown>) => void) {
  const content: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'))
  change(content)
  await writeFile(path, JSON.stringify(content))
}

/** A cassette of those scenarios, in a folder. */
async function recorded(folder: Folder, all = scenarios): Promise<string> {
  const cassette = folder.file('acme.bland.json')
  await using mock = await startBlandMock({ scenarios: all })
  const { unwritten } = await playAll(settingsOf(mock, { ...launch, cassette }, RECORD))
  expect(unwritten).toBeNull()
  return cassette
}

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
      /run more of a scenario that nobody asked for/,
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

  test('without a run is never green', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    await edit(cassette, (content) => Object.assign(content, { runs: [], batch: null }))
    expect(await refusal({ cassette })).toMatch(/holds no run/)
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
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await using mock = await startBlandMock({
        scenarios: batch,
        batches,
        rewrite: ({ body }) => void body,
      })
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await playAll(settingsOf(mock, { batchId: 'b1', cassette }, RECORD))
      // oxlint-disable-next-line no-await-in-loop -- one after the other
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

describe.concurrent('a cassette has nothing secret:', () => {
  const secrets = {
    card: '4242 4242 4242 4242',
    phone: '+1 (415) 555-0132',
    mail: 'jane.doe@example.com',
    tool: 'TOOL-RESULT-7f3a',
    request: 'REQUEST-DATA-91bc',
  }
  const said = `Call ${secrets.phone}, write to ${secrets.mail}, charge ${secrets.card}.`
  const leaky: MockScenario = {
    id: 's1',
    name: `Call ${secrets.phone}`,
    description: secrets.mail,
    tester_persona_prompt: `You are ${secrets.mail}. ${secrets.tool}`,
    request_data: { token: secrets.request },
    metadata: { tool: secrets.tool },
    assertions: [{ id: 'a1', name: 'Confirms', config: { prompt: said, metadata: secrets.tool } }],
    play: {
      takes: 60,
      results: { a1: { status: 'PASSED', reasoning: said, metadata: { raw: secrets.tool } } },
      run: {
        chat_history: [{ role: 'user', content: said, metadata: { raw: secrets.tool } }],
        variables_extracted: { phone: secrets.phone, key: 'mock-key-9f8e7d6c5b4a' },
        metadata: { turn_details: [{ logs: [secrets.tool] }] },
        request_data: { token: secrets.request },
        error_message: said,
      },
    },
  }

  test('no key, no metadata, no request data, no card, phone or address', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.bland.json')
    const apiKey = 'mock-key-9f8e7d6c5b4a'
    await using mock = await startBlandMock({ scenarios: [leaky], apiKey })
    const { unwritten } = await playAll(settingsOf(mock, { ...launch, cassette }, RECORD))
    expect(unwritten).toBeNull()
    const text = await readFile(cassette, 'utf8')
    for (const secret of [...Object.values(secrets), apiKey, 'metadata', 'request_data', '4242']) {
      expect(text).not.toContain(secret)
    }
    expect(text).toContain('Call [phone 1], write to [email 1], charge [card 1].')
  })
})

/** The title of the scenario that a replay shows. */
const shown = async (cassette: string, options: SuiteOptions = {}) =>
  Object.keys((await playAll(offline({ cassette, ...options }))).told).find((title) =>
    title.startsWith('Call'),
  )

describe.concurrent('a cassette is redacted when it is replayed', () => {
  const phone = '+1 (415) 555-0132'
  async function recordedWith(folder: Folder, options: LaunchOptions): Promise<string> {
    const cassette = folder.file('acme.bland.json')
    await using mock = await startBlandMock({
      scenarios: [{ id: 's1', name: `Call ${phone} now` }],
    })
    await playAll(settingsOf(mock, { ...launch, ...options, cassette }, RECORD))
    return cassette
  }

  test('by rules that were not those of its recording', async () => {
    await using folder = await aFolder()
    const cassette = await recordedWith(folder, { redact: false })
    expect(await shown(cassette)).toBe('Call [phone 1] now')
    expect(await shown(cassette, { redact: { keep: ['phone'] } })).toBe(`Call ${phone} now`)
    expect(await shown(cassette, { redact: { patterns: [/now/u] } })).toBe(
      'Call [phone 1] [redacted 1]',
    )
  })

  test('and does not tell what its own rules were looking for', async () => {
    await using folder = await aFolder()
    const cassette = await recordedWith(folder, { redact: { patterns: [/now/u] } })
    expect(await shown(cassette)).toBe('Call [phone 1] [redacted 1]')
    expect(await readFile(cassette, 'utf8')).not.toContain('now')
  })

  test('where nothing says how it was recorded, as a file that was written by hand', async () => {
    await using folder = await aFolder()
    const cassette = await recordedWith(folder, {})
    expect(await shown(cassette)).toBe('Call [phone 1] now')
    await writeFile(
      cassette,
      (await readFile(cassette, 'utf8'))
        .replaceAll('[phone 1]', phone)
        .replace(/^ {2}"redacted".*\n/mu, ''),
    )
    expect(await shown(cassette)).toBe('Call [phone 1] now')
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

describe.concurrent('a cassette that cannot be replayed', () => {
  test('because it is not there, says how to record it', async () => {
    await using folder = await aFolder()
    const cassette = folder.file('none.json')
    expect(await refusal({ cassette })).toBe(
      `failed: There is no cassette ${cassette}. Record it: BLAND_CASSETTE=record, with a key.`,
    )
  })

  test.each([
    ['{', 'is damaged (it is no JSON). Record it again: BLAND_CASSETTE=record, with a key.'],
    ['[]', 'is damaged'],
    ['{"version":1}', 'is damaged (host: '],
    ['{"version":2}', 'has version 2, and this version of bland-suite reads version 1.'],
    ['{}', 'is damaged (version: '],
  ])('because it holds %s, says so', async (content, told) => {
    await using folder = await aFolder()
    const cassette = folder.file('acme.json')
    await writeFile(cassette, content)
    expect(await refusal({ cassette })).toContain(`The cassette ${cassette} ${told}`)
  })

  test('because a scenario is unknown to it, says which', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    expect(await refusal({ cassette, only: ['Refnd'] })).toMatch(
      /does not have what the suite asks for\..*“Refnd”\. Did you mean “Refund”\? Record it again: BLAND_CASSETTE=record/u,
    )
    expect(await refusal({ cassette, scenarioIds: ['s9'] })).toContain(
      `The cassette ${cassette} is stale: it knows no scenario s9. Record it again`,
    )
    expect(await refusal({ cassette, overrides: { Refunds: {} } })).toMatch(
      /`overrides` names “Refunds”.*Did you mean “Refund”\? Record it again/u,
    )
  })

  test('because a run was taken out of it, says which', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder)
    await edit(cassette, (content) => {
      content['runs'] = []
    })
    expect(await refusal({ cassette })).toMatch(/is stale: it knows no run .+\. Record it again/u)
  })

  test('because a snapshot knows more, says which scenario or assertion', async () => {
    await using folder = await aFolder()
    const cassette = await recorded(folder, scenarios.slice(0, 2))
    const snapshot = folder.file('snapshot.json')
    const snap = async (all: readonly MockScenario[]) => {
      await using mock = await startBlandMock({ scenarios: all })
      await playAll(settingsOf(mock, { ...launch, snapshot }, { BLAND_SNAPSHOT: 'update' }))
    }
    await snap(scenarios)
    expect(await refusal({ cassette, snapshot })).toContain('it knows no scenario “Dropped”')
    const [refund, booking] = scenarios
    const more = [...(refund?.assertions ?? []), { id: 'a3', name: 'Is polite' }]
    await snap([{ ...refund, name: 'Refund', assertions: more }, ...(booking ? [booking] : [])])
    expect(await refusal({ cassette, snapshot })).toContain(
      'it knows no assertion “Is polite” of “Refund”',
    )
    await snap(scenarios.slice(0, 2))
    expect(await refusal({ cassette, snapshot })).toBe('it was replayed')
  })
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
      `BlandCassetteError: The cassette ${cassette} was not written: the run of “Refund” was not seen to its end.`,
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

describe('BLAND_CASSETTE', () => {
  test('chooses what is done with the cassette', async () => {
    await using folder = await aFolder()
    const [here, gone] = [await recorded(folder), folder.file('gone.json')]
    expect(settled({}, { cassette: gone })).toEqual(['replay', 'replay'])
    expect(settled({ BLAND_CASSETTE: 'replay' }, { cassette: gone })).toEqual(['replay', 'replay'])
    expect(settled({ BLAND_CASSETTE: 'record' }, { cassette: here })).toEqual(['launch', 'record'])
    expect(settled({ BLAND_CASSETTE: 'auto' }, { cassette: here })).toEqual(['replay', 'replay'])
    expect(settled({ BLAND_CASSETTE: 'auto' }, { cassette: gone })).toEqual(['launch', 'record'])
    expect(settled({ BLAND_CASSETTE: 'off' }, { cassette: here })).toEqual(['launch', null])
    expect(settled({ BLAND_CASSETTE: 'record' })).toEqual(['launch', null])
  })

  test('gives way to BLAND_BATCH_ID only where it says nothing', () => {
    const options = { cassette: 'c.json' }
    expect(settled({ BLAND_BATCH_ID: 'b1' }, options)).toEqual(['attach', null])
    expect(settled({ BLAND_BATCH_ID: 'b1', BLAND_CASSETTE: 'replay' }, options)).toEqual([
      'replay',
      'replay',
    ])
    expect(settled({ BLAND_BATCH_ID: 'b1', BLAND_CASSETTE: 'record' }, options)).toEqual([
      'attach',
      'record',
    ])
  })

  test('is refused where it is no mode', () => {
    expect(() => settled({ BLAND_CASSETTE: 'rec' })).toThrowErrorMatchingInlineSnapshot(
      `[BlandOptionError: BLAND_CASSETTE must be one of replay, record, auto, off, not "rec".]`,
    )
    expect(() => settled({ BLAND_CASSETTE: 'constructor' })).toThrow('must be one of')
  })
})
