import { startBlandMock } from '@bland-suite/mock'
import type { MockScenario } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { prepareSuite } from '../../../src/plan/prepare.ts'
import { resolveSettings } from '../../../src/options/settings.ts'
import {
  count,
  outline,
  PATHWAY,
  planOf,
  prepare,
  refusalOf,
  settingsOf,
} from '../helpers/sessions.ts'

const named = (id: string, name: string): { id: string; name: string } => ({ id, name })

const SCENARIOS: readonly MockScenario[] = [
  {
    id: 's1',
    name: 'Refund',
    category: 'EDGE_CASE',
    assertions: [named('a1', 'Refunds the invoice'), named('a2', 'Is friendly')],
  },
  {
    id: 's2',
    name: 'Booking',
    category: 'HAPPY_PATH',
    is_required_for_promotion: true,
    assertions: [named('a3', 'Books a slot')],
  },
  { id: 's3', name: 'Voicemail', enabled: false, assertions: [] },
  { id: 's4', name: 'Escalation', pathway_id: 'other', assertions: [] },
  { id: 's5', name: 'Small talk', persona_id: 'persona', assertions: [] },
]

const REFUND = ['run completes', 'Refunds the invoice', 'Is friendly']
const BOOKING = ['run completes', 'Books a slot']

describe('a launch', () => {
  test('of a pathway has its enabled scenarios, with their assertions', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const plan = await planOf(mock, { pathwayId: PATHWAY })
    expect(outline(plan)).toEqual({ Refund: REFUND, Booking: BOOKING })
  })

  test('has a case for its batch', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    expect(await planOf(mock, { pathwayId: PATHWAY })).toMatchObject({ hasBatch: true })
  })

  test('of a persona has the scenarios of that persona', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const plan = await planOf(mock, { personaId: 'persona' })
    expect(Object.keys(outline(plan))).toEqual(['Small talk'])
  })

  test('has disabled scenarios alone where those are asked for', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const plan = await planOf(mock, { pathwayId: PATHWAY, enabled: false })
    expect(Object.keys(outline(plan))).toEqual(['Voicemail'])
  })

  test.each([
    [{ category: 'HAPPY_PATH' }, ['Booking']],
    [{ requiredForPromotion: true }, ['Booking']],
    [{ requiredForPromotion: false }, ['Refund']],
    [{ only: ['Refund'] }, ['Refund']],
    [{ only: ['Booking', 'Refund'] }, ['Refund', 'Booking']],
  ])('of a pathway has the scenarios of %j', async (filter, titles) => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const plan = await planOf(mock, { pathwayId: PATHWAY, ...filter })
    expect(Object.keys(outline(plan))).toEqual(titles)
  })

  test('filters what an API returns that knows no filters', async () => {
    const data = SCENARIOS.map(({ pathway_id = PATHWAY, category = 'CUSTOM', ...scenario }) => {
      return { ...scenario, pathway_id, category, assertions: [] }
    })
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path }) => (path.endsWith('/scenarios') ? { data } : undefined),
    })
    const plan = await planOf(mock, { pathwayId: PATHWAY, category: 'HAPPY_PATH' })
    expect(Object.keys(outline(plan))).toEqual(['Booking'])
  })

  test('of ids has those scenarios, each once', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const plan = await planOf(mock, { scenarioIds: ['s4', 's1', 's4'] })
    expect(plan.scenarios.map(({ scenarioId }) => scenarioId)).toEqual(['s4', 's1'])
  })

  test('starts nothing', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    await planOf(mock, { pathwayId: PATHWAY })
    expect(count(mock, 'POST', /./)).toBe(0)
  })

  test('has one case for all assertions where the definitions cannot be read', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, definitions: 'missing' })
    const all = ['run completes', 'all assertions pass']
    expect(outline(await planOf(mock, { pathwayId: PATHWAY }))).toEqual({
      Refund: all,
      Booking: all,
    })
  })

  test('reads the definitions one by one where the list leaves them out', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      rewrite: ({ path, body }) => {
        if (!path.endsWith('/scenarios')) return undefined
        for (const scenario of body.data) delete scenario.assertions
        return undefined
      },
    })
    expect(outline(await planOf(mock, { pathwayId: PATHWAY }))).toEqual({
      Refund: REFUND,
      Booking: BOOKING,
    })
  })

  test('has one case for all assertions where definitions are forbidden', async () => {
    const answer = { kind: 'status', status: 403 } as const
    const faults = [{ match: { path: '/scenarios/*' }, answer }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
    expect(outline(await planOf(mock, { scenarioIds: ['s1'] }))).toEqual({
      'scenario s1': ['run completes', 'all assertions pass'],
    })
  })
})

describe('a launch is refused', () => {
  test('above `maxRuns`, with the number', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    expect(await refusalOf(mock, { pathwayId: PATHWAY, maxRuns: 1 })).toMatchInlineSnapshot(
      `"The options select 2 scenarios, but a suite starts at most 1: each is a paid conversation. Select fewer, or set \`maxRuns: 2\`."`,
    )
  })

  test('not at `maxRuns`', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    expect(await refusalOf(mock, { pathwayId: PATHWAY, maxRuns: 2 })).toBe('there is a plan')
  })

  test('above 100 runs where nothing else is said', async () => {
    const scenarios = Array.from({ length: 101 }, (_none, index) => named(`s${index}`, `N${index}`))
    await using mock = await startBlandMock({ scenarios })
    const scenarioIds = scenarios.map(({ id }) => id)
    expect(await refusalOf(mock, { scenarioIds })).toMatch(/^The options select 101 /)
  })

  test('where no scenario matches, with what there is', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const refusal = await refusalOf(mock, { pathwayId: PATHWAY, category: 'HAPPYPATH' })
    expect(refusal).toMatchInlineSnapshot(
      `"No scenario matches the filter (\`pathwayId: "b1693602-c05e-4b5c-b187-d0189a42aebf"\`, \`category: "HAPPYPATH"\`, \`enabled: true\`). Did you mean “HAPPY_PATH”?"`,
    )
  })

  test('where a name is not found, with near ones also among the disabled', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const refusal = await refusalOf(mock, { pathwayId: PATHWAY, only: ['Refund', 'Voice mail'] })
    expect(refusal).toMatchInlineSnapshot(
      `"No selected scenario is named “Voice mail”. Did you mean “Voicemail”?"`,
    )
  })

  test('where nothing is there at all', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    expect(await refusalOf(mock, { pathwayId: 'none' })).toMatchInlineSnapshot(
      `"No scenario matches the filter (\`pathwayId: "none"\`, \`enabled: true\`). Bland lists no scenarios there at all. Check the id and the API key."`,
    )
  })

  test('where one of several ids is excluded by another option', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const refusal = await refusalOf(mock, { scenarioIds: ['s1', 's3'] })
    expect(refusal).toMatch(/s3/)
  })

  test('where the scenarios of the ids lack one of the names', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const refusal = await refusalOf(mock, {
      scenarioIds: ['s1', 's2'],
      only: ['Refund', 'Transfer'],
    })
    expect(refusal).toMatch(/Transfer/)
  })

  test('where the list of scenarios is of no known shape', async () => {
    await using mock = await startBlandMock({ rewrite: () => ({ items: [] }) })
    expect(await refusalOf(mock, { pathwayId: PATHWAY })).toMatch(/unknown shape/)
  })

  test('where the key is refused', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const refusal = await refusalOf(mock, { pathwayId: PATHWAY, apiKey: 'wrong' })
    expect(refusal).toMatch(/HTTP 401 \(AUTH_FAILURE: Unauthorized\)/)
  })

  test('where there is no key, and nothing is sent', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    const options = { pathwayId: PATHWAY, apiKey: '', baseUrl: mock.url }
    const prepared = await prepare(resolveSettings(options, {}))
    expect(prepared).toMatchObject({ state: 'unplanned', error: { code: 'BLAND_NO_KEY' } })
    expect(mock.requests).toEqual([])
  })
})

test('planning ends at once where its signal aborts', async () => {
  const faults = [{ answer: { kind: 'stall' } as const }]
  await using mock = await startBlandMock({ scenarios: SCENARIOS, faults })
  const started = performance.now()
  const signal = AbortSignal.timeout(100)
  const { state } = await prepareSuite(settingsOf(mock, { pathwayId: PATHWAY }), signal)
  expect([state, performance.now() - started < 1_000]).toEqual(['unplanned', true])
})

describe('an attachment to a batch', () => {
  const finished = { id: 'b1', scenarioIds: ['s1', 's2'] }
  const running = { id: 'b1', scenarioIds: ['s1', 's2'], startedAgo: 0 }

  test('that has finished has its runs, with the assertions of their scenarios', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    const plan = await planOf(mock, { batchId: 'b1' })
    expect(outline(plan)).toEqual({ Refund: REFUND, Booking: BOOKING })
  })

  test('that still runs has the same', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [running] })
    const plan = await planOf(mock, { batchId: 'b1' })
    expect(outline(plan)).toEqual({ Refund: REFUND, Booking: BOOKING })
  })

  test('knows its runs by their ids', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    const { scenarios } = await planOf(mock, { batchId: 'b1' })
    expect(new Set(scenarios.map(({ runId }) => runId))).toEqual(new Set(mock.runEnds.keys()))
  })

  test('that has finished has the names of its results where definitions are missing', async () => {
    const results = {
      0: { passed: true, name: 'Refunds' },
      1: { passed: true, type: 'contains', expected: 'bye' },
    }
    const scenarios = [{ ...named('s1', 'Refund'), assertions: [{}, {}], play: { results } }]
    await using mock = await startBlandMock({
      scenarios,
      definitions: 'missing',
      batches: [{ id: 'b1' }],
    })
    expect(outline(await planOf(mock, { batchId: 'b1' }))).toEqual({
      Refund: ['run completes', 'Refunds', 'transcript contains “bye”'],
    })
  })

  test('that still runs has one case for all assertions where definitions are missing', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      definitions: 'missing',
      batches: [running],
    })
    const all = ['run completes', 'all assertions pass']
    expect(outline(await planOf(mock, { batchId: 'b1' }))).toEqual({ Refund: all, Booking: all })
  })

  test('has a scenario that was played twice as two', async () => {
    const batches = [{ id: 'b1', scenarioIds: ['s2', 's2'] }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches })
    expect(outline(await planOf(mock, { batchId: 'b1' }))).toEqual({
      Booking: BOOKING,
      'Booking #2': BOOKING,
    })
  })

  test('owns a run that is listed twice once', async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS,
      batches: [finished],
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/')) body.data.runs.push(body.data.runs[0])
      },
    })
    const { scenarios } = await planOf(mock, { batchId: 'b1' })
    expect(scenarios.map(({ title }) => title)).toEqual(['Refund', 'Booking'])
  })

  test.each([
    [{ only: ['Booking'] }],
    [{ category: 'HAPPY_PATH' }],
    [{ scenarioIds: ['s2'] }],
    [{ requiredForPromotion: true }],
  ])('owns the runs of %j alone', async (filter) => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    const plan = await planOf(mock, { batchId: 'b1', ...filter })
    expect(Object.keys(outline(plan))).toEqual(['Booking'])
  })

  test('owns runs of disabled scenarios, as whoever started it chose them', async () => {
    const batches = [{ id: 'b1', scenarioIds: ['s3'] }]
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches })
    expect(Object.keys(outline(await planOf(mock, { batchId: 'b1' })))).toEqual(['Voicemail'])
  })

  test('plans a scenario of `scenarioIds` that the batch lacks, so that it is seen', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    const plan = await planOf(mock, { batchId: 'b1', scenarioIds: ['s1', 's4'] })
    expect(plan.scenarios).toMatchObject([
      { title: 'Refund', runId: expect.any(String) },
      { title: 'Escalation', runId: null },
    ])
  })

  test('is refused where a name is not in it, with near ones', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    expect(await refusalOf(mock, { batchId: 'b1', only: ['Bookin'] })).toMatchInlineSnapshot(
      `"Batch b1 has no run of a scenario named “Bookin”. Did you mean “Booking”?"`,
    )
  })

  test('is refused where the options select none of its runs', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    expect(await refusalOf(mock, { batchId: 'b1', category: 'X' })).toMatchInlineSnapshot(
      `"Batch b1 has 2 runs, and the options of this suite select none of them."`,
    )
  })

  test('is refused where it does not exist', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS })
    expect(await refusalOf(mock, { batchId: 'b9' })).toMatch(/HTTP 404/)
  })

  test('is by BLAND_BATCH_ID where that is set', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, batches: [finished] })
    const env = { BLAND_BATCH_ID: 'b1' }
    const prepared = await prepare(settingsOf(mock, { pathwayId: PATHWAY }, env))
    expect(
      prepared.state === 'planned' && prepared.plan.scenarios.every(({ runId }) => runId),
    ).toBe(true)
  })
})

describe('single runs', () => {
  const runs = [
    { id: 'r1', scenarioId: 's1' },
    { id: 'r2', scenarioId: 's2', startedAgo: 0 },
  ]

  test('are planned by their ids, each once', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, runs })
    const plan = await planOf(mock, { runIds: ['r2', 'r1', 'r2'] })
    expect(outline(plan)).toEqual({ Booking: BOOKING, Refund: REFUND })
  })

  test('have no batch to judge', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, runs })
    expect(await planOf(mock, { runIds: ['r1'] })).toMatchObject({ hasBatch: false })
  })

  test('are refused where one does not exist', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS, runs })
    expect(await refusalOf(mock, { runIds: ['r1', 'r9'] })).toMatch(/HTTP 404/)
  })
})
