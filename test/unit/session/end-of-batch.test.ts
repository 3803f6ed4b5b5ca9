/** What changes after a run was judged: the end of the batch is compared with the verdicts. */
import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import type { LaunchOptions } from '../../../src/options/suite-options.ts'
import { openOn, PATHWAY } from '../helpers/sessions.ts'

type Raw = Parameters<NonNullable<MockOptions['rewrite']>>[0]['body']

const QUICK = { takes: 0 }
/** It goes on while the other one has long been judged. */
const SLOW = { takes: 200 }

const judge = (id: string, name: string) => ({ id, name, type: 'LLM_JUDGE', is_required: true })
const SCENARIOS = [
  { id: 'quick', name: 'Quick', assertions: [judge('q1', 'Greets')], play: QUICK },
  { id: 'slow', name: 'Slow', assertions: [judge('s1', 'Books')], play: SLOW },
]

const launch: LaunchOptions = { pathwayId: PATHWAY }

/** Whether the slow run of the batch is over. */
function isOver(batch: Raw): boolean {
  return batch.runs.every((run: Raw) => run.status === 'PASSED')
}

/** A mock whose batch is another at the end, once the quick run has been judged. */
function changingAtTheEnd(
  change: (batch: Raw) => void,
  { inShort = false, detail = () => {} }: Otherwise = {},
): Promise<BlandMock> {
  let over = false
  const changeBatch = (batch: Raw): void => {
    if (inShort) shorten(batch)
    over ||= isOver(batch)
    if (over) change(batch)
  }
  return startBlandMock({
    scenarios: SCENARIOS,
    rewrite: ({ path, body: { data } }) => {
      if (path.includes('/batches/')) changeBatch(data)
      else if (over && data.scenario_id === 'quick') detail(data)
    },
  })
}

interface Otherwise {
  /** Whether the batch lists its runs without results. */
  readonly inShort?: boolean
  /** Changes what is read of the quick run itself. */
  readonly detail?: (run: Raw) => void
}

function shorten(batch: Raw): void {
  for (const run of batch.runs) delete run.assertion_results
}

function fail(thing: Raw): void {
  thing.status = 'FAILED'
}

async function readsOfRuns(inShort: boolean): Promise<number> {
  await using mock = await changingAtTheEnd(() => {}, { inShort })
  await using opened = await openOn(mock, launch)
  expect(await opened.toldBatch()).toBe('passed')
  return mock.requests.filter(({ path }) => path.includes('/runs/')).length
}

function playing(version: unknown): Promise<BlandMock> {
  const play = { takes: 0, run: { version_number: version } }
  return startBlandMock({ scenarios: [{ ...SCENARIOS[0], name: 'Quick', play }] })
}

const quickOf = (batch: Raw): Raw => batch.runs.find((run: Raw) => run.scenario_id === 'quick')

const CHANGES: readonly (readonly [what: string, change: (batch: Raw) => void, told: RegExp])[] = [
  [
    'a status that is FAILED now',
    (batch) => {
      quickOf(batch).status = 'FAILED'
    },
    /“Quick” has changed since it was evaluated: it was PASSED and is now FAILED/,
  ],
  [
    'a status that is RUNNING again',
    (batch) => {
      quickOf(batch).status = 'RUNNING'
    },
    /“Quick” has changed since it was evaluated: it was PASSED and is now RUNNING/,
  ],
  [
    'a result that failed',
    (batch) => {
      quickOf(batch).assertion_results[0].status = 'FAILED'
    },
    /“Greets” was passed and is now failed/,
  ],
  [
    'a late result that failed',
    (batch) => {
      quickOf(batch).assertion_results.push({ assertion_id: 'q2-late', status: 'FAILED' })
    },
    /assertion q2-late had no result and is now failed/,
  ],
  [
    'a score that falls',
    (batch) => {
      quickOf(batch).overall_score = 0.1
    },
    /expected: overall score ≥ 0\.50 — received: 0\.10/,
  ],
  [
    'a run that is gone',
    (batch) => {
      batch.runs = batch.runs.filter((run: Raw) => run.scenario_id !== 'quick')
    },
    /“Quick” was evaluated from a run that is gone: the batch no longer has its run/,
  ],
  [
    'a run that was replaced',
    (batch) => {
      quickOf(batch).id = 'another'
    },
    /“Quick” was evaluated from a run that is gone: the batch has another run of the scenario/,
  ],
  [
    'a run of something else',
    (batch) => {
      batch.runs.push({ ...quickOf(batch), id: 'more', scenario_id: 'other' })
    },
    /run more of a scenario that was not requested/,
  ],
  [
    'a run twice',
    (batch) => {
      batch.runs.push({ ...quickOf(batch) })
    },
    /lists run .* twice/,
  ],
  [
    'a counter',
    (batch) => {
      batch.failed_scenarios = 1
    },
    /failed_scenarios 1, but 0 were seen/,
  ],
]

describe.concurrent('a batch that ends otherwise than its runs were judged', () => {
  test.each(CHANGES)('is errored: %s', async (_what, change, told) => {
    await using mock = await changingAtTheEnd(change)
    await using opened = await openOn(mock, { ...launch, gate: { minScore: 0.5 } })
    expect(Object.values(await opened.told('Quick'))).toEqual(['passed', 'passed', 'passed'])
    expect(await opened.toldBatch()).toMatch(told)
  })

  test.each(CHANGES)(
    'is errored even if its case is deselected: %s',
    async (_what, change, told) => {
      await using mock = await changingAtTheEnd(change)
      const options = { ...launch, gate: { minScore: 0.5 } }
      await using opened = await openOn(mock, options, { suiteCases: new Set() })
      expect(await opened.toldBatch()).toMatch(told)
    },
  )

  const inDetail: readonly (readonly [string, (run: Raw) => void, RegExp])[] = [
    ['its status', fail, /it was PASSED and is now FAILED/],
    ['a result', (run) => fail(run.assertion_results[0]), /“Greets” was passed/],
    [
      'its results',
      (run) => {
        run.assertion_results = []
      },
      /the result of “Greets” is gone/,
    ],
  ]

  test.each(inDetail)(
    'is errored where it lists runs in short, and the run itself has changed in %s',
    async (_what, detail, told) => {
      await using mock = await changingAtTheEnd(() => {}, { inShort: true, detail })
      await using opened = await openOn(mock, launch)
      expect((await opened.told('Quick'))['Greets']).toBe('passed')
      expect(await opened.toldBatch()).toMatch(told)
    },
  )

  test('reads a run once more only where the batch says too little', async () => {
    expect(await readsOfRuns(false)).toBe(2)
    expect(await readsOfRuns(true)).toBe(4)
  })

  test('is seen in a look that is younger than the verdicts', async () => {
    let looks = 0
    await using mock = await startBlandMock({
      scenarios: [SCENARIOS[0] ?? { name: 'Quick' }],
      rewrite: ({ path, body }) => {
        if (!path.includes('/batches/') || body.data.runs[0].status !== 'PASSED') return
        looks += 1
        if (looks > 1) body.data.status = 'FAILED'
      },
    })
    await using opened = await openOn(mock, { ...launch, pollInterval: 60_000, timeout: 1_500 })
    expect(await opened.told('Quick')).toEqual({ 'run completes': 'passed', Greets: 'passed' })
    expect(await opened.toldBatch()).toMatch(/marked the batch FAILED, but nothing .* explains it/)
  })
})

describe.concurrent('a batch that fills while it is attached to', () => {
  const BATCH = '00000000-0000-4000-8000-0000000000ba'

  /** A batch that shows its second run only from the given look on, and counts as it is told. */
  function filling(from: number, total: 'all' | 'seen'): Promise<BlandMock> {
    let looks = 0
    return startBlandMock({
      scenarios: SCENARIOS,
      batches: [{ id: BATCH, startedAgo: 0 }],
      rewrite: ({ path, body }) => {
        if (!path.includes('/batches/')) return
        looks += 1
        if (looks < from) body.data.runs.splice(1)
        if (looks < from) body.data.status = 'RUNNING'
        if (total === 'seen') body.data.total_scenarios = body.data.runs.length
      },
    })
  }

  test('is planned once it has as many runs as it counts', async () => {
    await using mock = await filling(3, 'all')
    await using opened = await openOn(mock, { batchId: BATCH })
    expect(opened.plan.scenarios.map(({ title }) => title)).toEqual(['Quick', 'Slow'])
    expect(await opened.toldBatch()).toBe('passed')
  })

  test('is errored where a run joins it after the suite was planned', async () => {
    await using mock = await filling(3, 'seen')
    await using opened = await openOn(mock, { batchId: BATCH })
    expect(opened.plan.scenarios.map(({ title }) => title)).toEqual(['Quick'])
    expect(await opened.toldBatch()).toMatch(/“Slow” joined the batch after the suite was planned/)
  })

  test('passes where the late run is one that the options leave out', async () => {
    await using mock = await filling(3, 'seen')
    await using opened = await openOn(mock, { batchId: BATCH, only: ['Quick'] })
    expect(await opened.toldBatch()).toBe('passed')
  })
})

describe.concurrent('a run of another version than the one asked for', () => {
  test.each([
    [11, 'Bland played version 11'],
    [null, 'Bland played what is in production'],
    [['12'], 'Bland played version ["12"]'],
    ['', 'Bland played version ""'],
  ])('is dead: %j', async (version, told) => {
    await using mock = await playing(version)
    await using opened = await openOn(mock, { ...launch, versionNumber: 12 })
    expect(await opened.told('Quick')).toEqual({
      'run completes': `errored: asked for version 12, ${told}`,
      Greets: 'skipped: another version was played',
    })
  })

  test.each([12, '12'])('is none where it is that version: %j', async (version) => {
    await using mock = await playing(version)
    await using opened = await openOn(mock, { ...launch, versionNumber: 12 })
    expect((await opened.told('Quick'))['run completes']).toBe('passed')
  })

  test('is what the batch says of the run, where the run itself does not', async () => {
    const play = { takes: 0, batchRun: { version_number: 11 } }
    await using mock = await startBlandMock({
      scenarios: [{ ...SCENARIOS[0], name: 'Quick', play }],
    })
    await using opened = await openOn(mock, { ...launch, versionNumber: 12 })
    expect((await opened.told('Quick'))['run completes']).toBe(
      'errored: asked for version 12, Bland played version 11',
    )
  })

  test('is none where the batch leaves it out', async () => {
    const play = { takes: 0, run: { version_number: 12 }, batchRun: { version_number: null } }
    await using mock = await startBlandMock({
      scenarios: [{ ...SCENARIOS[0], name: 'Quick', play }],
    })
    await using opened = await openOn(mock, { ...launch, versionNumber: 12 })
    expect((await opened.told('Quick'))['run completes']).toBe('passed')
  })

  test('is none where production was asked for', async () => {
    await using mock = await playing(3)
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Quick'))['run completes']).toBe('passed')
  })

  test('is none where Bland does not say', async () => {
    await using mock = await startBlandMock({ scenarios: SCENARIOS.slice(0, 1) })
    await using opened = await openOn(mock, { ...launch, versionNumber: 12 })
    expect((await opened.told('Quick'))['run completes']).toBe('passed')
  })
})

describe.concurrent('a detail that is of something else', () => {
  test.each([
    ['scenario_id', 'other', /belongs to scenario other, not to quick/],
    ['scenario', { id: 'other' }, /belongs to scenario other, not to quick/],
    ['batch_id', 'other', /belongs to batch other, not to/],
  ])('makes the scenario errored: %s', async (key, value, told) => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS.slice(0, 1),
      rewrite: ({ path, body }) => {
        if (path.includes('/runs/')) body.data[key] = value
      },
    })
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Quick'))['run completes']).toMatch(told)
  })
})

test.concurrent(
  'a copy that names another scenario beside its own makes the scenario errored',
  async () => {
    await using mock = await startBlandMock({
      scenarios: SCENARIOS.slice(0, 1),
      rewrite: ({ path, body }) => {
        if (path.includes('/batches/')) body.data.runs[0].scenario = { id: 'other' }
      },
    })
    await using opened = await openOn(mock, launch)
    expect((await opened.told('Quick'))['run completes']).toMatch(/belongs to scenario other/)
  },
)

describe.concurrent('a definition that is younger than the run', () => {
  const BATCH = '00000000-0000-4000-8000-0000000000ba'
  const attach = async (createdAt: string): Promise<readonly string[]> => {
    const late = { ...judge('late', 'Late'), created_at: createdAt }
    await using mock = await startBlandMock({
      scenarios: [
        {
          id: 'quick',
          name: 'Quick',
          assertions: [judge('q1', 'Greets'), late],
          play: { takes: 0, results: { late: 'missing' } },
        },
      ],
      batches: [{ id: BATCH, createdAt: '2026-04-14T10:00:00.000Z' }],
      rewrite: ({ path, body }) => {
        if (path.includes('/runs/')) body.data.created_at = '2026-04-14T10:00:00.000Z'
        for (const run of body.data?.runs ?? []) run.created_at = '2026-04-14T10:00:00.000Z'
      },
    })
    await using opened = await openOn(mock, { batchId: BATCH })
    return Object.keys(await opened.told('Quick'))
  }

  test('is not expected of it', async () => {
    expect(await attach('2026-04-14T10:00:01.000Z')).toEqual(['run completes', 'Greets'])
  })

  test.each(['2026-04-14T09:59:59.000Z', 'soon', ''])(
    'is expected where it is not: %j',
    async (at) => {
      expect(await attach(at)).toEqual(['run completes', 'Greets', 'Late'])
    },
  )
})
