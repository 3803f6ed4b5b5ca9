/** What Bland may say at odd times and in odd shapes, and what every front end must make of it. */
import type { MockOptions, MockScenario, Rewrite } from '@bland-suite/mock'
import { PATHWAY, required, scenario } from '../../helpers/scripts.ts'
import { get, once, post } from './faults.ts'

/** A body as it is on the wire. */
type Raw = Parameters<Rewrite>[0]['body']

export interface WorldRow {
  readonly name: string
  /** Made anew for each mock, as it may count. */
  readonly mock: () => MockOptions
  /** Of the suite, in place of a launch of all scenarios. */
  readonly options?: Readonly<Record<string, unknown>>
  /** `Scenario › case`, or the case of the suite, with a part of its reason; everything else is green. */
  readonly red: Readonly<Record<string, string>>
  /** @default 1 */
  readonly posts?: number
  /** Whether nothing could start, which the command line tells by its exit code. */
  readonly isNotStarted?: boolean
  /** Whether it is played with the whole table only. */
  readonly isRare?: boolean
}

const BATCH = 'batch is consistent'
const COMPLETES = 'Quick › run completes'
const GREETS = 'Quick › Greets'

const QUICK = scenario('Quick', { takes: 0 }, { id: 'quick', assertions: [judge('g', 'Greets')] })
const SLOW = scenario('Slow', { takes: 0 }, { id: 'slow', assertions: [judge('b', 'Books')] })
const BOTH = [QUICK, SLOW]

function judge(id: string, name: string) {
  return { ...required(name), id }
}

/** Changes each body whose path matches. */
const on =
  (path: RegExp, change: (data: Raw, body: Raw) => void): (() => Rewrite) =>
  () =>
  (exchange) => {
    if (path.test(exchange.path)) change(exchange.body.data, exchange.body)
  }

const BATCHES = /\/batches\//u
const RUNS = /\/runs\/./u
const LIST = /\/scenarios$/u

/** Changes each run, in the batch and alone. */
const onRuns = (change: (run: Raw) => void): (() => Rewrite) =>
  on(/\/(?:runs|batches)\/./u, (data) => {
    for (const run of data.runs ?? [data]) change(run)
  })

/** The slow run goes on until the quick one has been read; then the batch has ended, and is another. */
const afterQuick =
  (change: (batch: Raw) => void, before: (batch: Raw) => void = keepSlow): (() => Rewrite) =>
  () => {
    let isRead = false
    return ({ path, body: { data } }) => {
      if (BATCHES.test(path)) (isRead ? change : before)(data)
      isRead ||= RUNS.test(path) && data.scenario_id === 'quick'
    }
  }

function keepSlow(batch: Raw): void {
  Object.assign(batch, { status: 'RUNNING', passed_scenarios: 1 })
  Object.assign(of('slow', batch), { status: 'RUNNING', assertion_results: null })
}

function of(id: string, { runs }: Raw): Raw {
  return runs.find((run: Raw) => run.scenario_id === id)
}

function world(rewrite: () => Rewrite, scenarios: readonly MockScenario[] = BOTH) {
  return (): MockOptions => ({ scenarios, rewrite: rewrite() })
}

const one = (rewrite: () => Rewrite) => world(rewrite, [QUICK])

const later: readonly WorldRow[] = [
  {
    name: 'a run that passed fails in the last view',
    mock: world(afterQuick((batch) => void (of('quick', batch).status = 'FAILED'))),
    red: { [BATCH]: 'it was PASSED and is now FAILED' },
  },
  {
    name: 'a judged run vanishes',
    mock: world(afterQuick((batch) => void batch.runs.splice(0, 1))),
    red: { [BATCH]: '“Quick” was evaluated from a run that is gone' },
    isRare: true,
  },
  {
    name: 'a judged run is replaced',
    mock: world(afterQuick((batch) => void (of('quick', batch).id = 'another'))),
    red: { [BATCH]: 'the batch has another run of the scenario' },
  },
  {
    name: 'a result comes late, and failed',
    mock: world(
      afterQuick((batch) => {
        of('quick', batch).assertion_results.push({ assertion_id: 'late', status: 'FAILED' })
      }),
    ),
    red: { [BATCH]: 'assertion late had no result and is now failed' },
    isRare: true,
  },
  {
    name: 'the score of a judged run falls',
    mock: () => ({
      scenarios: BOTH.map((two) => ({ ...two, play: { takes: 0, run: { overall_score: 0.9 } } })),
      rewrite: afterQuick((batch) => void (of('quick', batch).overall_score = 0.2))(),
    }),
    options: { gate: { minScore: 0.5 } },
    red: { [BATCH]: 'overall score ≥ 0.50 — received: 0.20' },
  },
  {
    name: 'a batch of somebody else grows after the suite was planned',
    mock: () => ({
      scenarios: BOTH,
      batches: [{ id: 'b1' }],
      rewrite: afterQuick(
        () => {},
        (batch) => {
          batch.runs = [of('quick', batch)]
          Object.assign(batch, { total_scenarios: 1, passed_scenarios: 1 })
        },
      )(),
    }),
    options: { pathwayId: undefined, batchId: 'b1' },
    posts: 0,
    red: { [BATCH]: 'joined the batch after the suite was planned' },
  },
]

const UNEXPLAINED = 'Bland marked the batch FAILED, but nothing in its runs explains it'

const odd: readonly WorldRow[] = [
  {
    name: 'a FAILED batch has a date that is a number',
    mock: one(on(BATCHES, (batch) => Object.assign(batch, { status: 'FAILED', created_at: 7 }))),
    red: { [BATCH]: UNEXPLAINED },
    isRare: true,
  },
  {
    name: 'a FAILED batch has an object of runs',
    mock: one(on(BATCHES, (batch) => Object.assign(batch, { status: 'FAILED', runs: { r: {} } }))),
    red: { [BATCH]: UNEXPLAINED },
  },
  {
    name: 'a batch has an object for its status',
    mock: one(on(BATCHES, (batch) => void (batch.status = { is: 'PASSED' }))),
    red: { [BATCH]: 'the batch did not finish: status {"is":"PASSED"}' },
    isRare: true,
  },
  {
    name: 'a FAILED batch is wrapped once more',
    mock: one(
      on(BATCHES, (batch, body) => void (body.data = { batch: { ...batch, status: 'FAILED' } })),
    ),
    red: { [BATCH]: UNEXPLAINED },
  },
  {
    name: 'a result has a list for its status beside passed: true',
    mock: one(
      onRuns(({ assertion_results: results }) => {
        Object.assign(results?.[0] ?? {}, { status: ['FAILED'], passed: true })
      }),
    ),
    red: { [GREETS]: 'not evaluated' },
  },
  {
    name: 'a count of turns is blank under a gate',
    mock: one(onRuns((run) => void (run.turn_count = ' '))),
    options: { gate: { maxTurns: 12 } },
    red: { 'Quick › at most 12 turns': 'Bland gave this run no “turn count”' },
  },
  {
    name: 'the detail of a run is of another scenario',
    mock: one(on(RUNS, (run) => void (run.scenario_id = 'other'))),
    red: { [COMPLETES]: 'belongs to scenario other, not to quick' },
  },
  {
    name: 'the detail of a run is of another batch',
    mock: one(on(RUNS, (run) => void (run.batch_id = 'b9'))),
    red: { [COMPLETES]: 'belongs to batch b9, not to' },
    isRare: true,
  },
  {
    name: 'what no verdict reads has other types',
    mock: one(
      on(RUNS, (run) => Object.assign(run, { duration_ms: {}, chat_history: 7, created_at: [] })),
    ),
    red: {},
  },
  {
    name: 'the detail of a run is nested too deep',
    mock: one(on(RUNS, (run) => void (run.metadata = nested(300)))),
    red: { [COMPLETES]: 'it is nested more than 200 levels deep' },
  },
  {
    name: 'two assertions have one id, and there is one result',
    mock: () => ({
      scenarios: [{ ...QUICK, assertions: [judge('g', 'Greets'), judge('g', 'Books')] }],
      rewrite: onRuns((run) => void run.assertion_results?.splice(1))(),
    }),
    red: { [GREETS]: '2 assertions have the id g', 'Quick › Books': '2 assertions have the id g' },
  },
]

function nested(levels: number): unknown {
  return levels === 0 ? [] : [nested(levels - 1)]
}

const complaints = (
  [
    ['errors', { code: 'PARTIAL' }, 'PARTIAL', false],
    ['error', { message: 'half of it' }, 'half of it', true],
    ['success', false, 'HTTP 200', true],
    ['errors', 'half of it', 'half of it', true],
    ['error_message', 'half of it', 'half of it', false],
  ] as const
).map(([key, value, says, isRare]): WorldRow => ({
  name: `the batch comes with ${key}: ${JSON.stringify(value)}`,
  mock: one(on(BATCHES, (_batch, body) => void (body[key] = value))),
  red: { [COMPLETES]: says, [BATCH]: says },
  isRare,
}))

const lists: readonly WorldRow[] = [
  {
    name: 'the list of scenarios counts more than it has',
    mock: one(on(LIST, (_list, body) => void (body.total_count = 120))),
    posts: 0,
    isNotStarted: true,
    red: { 'suite starts': 'counts 120, and more cannot be requested' },
  },
  {
    name: 'the list of scenarios has several pages',
    mock: one(on(LIST, (_list, body) => void (body.meta = { pagination: { total_pages: 2 } }))),
    posts: 0,
    isNotStarted: true,
    red: { 'suite starts': 'says that there are more' },
    isRare: true,
  },
  {
    name: 'the list of scenarios has one twice',
    mock: one(on(LIST, (list) => void list.push(list[0]))),
    red: {},
  },
  {
    name: 'the list of runs has short pages, and counts nothing',
    mock: () => ({
      scenarios: [QUICK, { ...SLOW, play: { takes: 0, results: { 0: 'fail' } } }],
      rewrite: ({ path, body }) => {
        if (BATCHES.test(path)) body.data.runs = null
        if (!path.endsWith('/runs')) return
        body.data.runs?.splice(1)
        delete body.data.total_count
      },
    }),
    red: { 'Slow › Books': 'The criterion was not met' },
  },
  {
    name: 'the list of scenarios says that one asserts nothing, and it does',
    mock: () => ({
      scenarios: [{ ...QUICK, play: { takes: 0, results: { 0: 'fail' } } }],
      rewrite: on(LIST, (list) => list.forEach((row: Raw) => (row.assertions = [])))(),
    }),
    red: { [GREETS]: 'The criterion was not met' },
  },
]

const beside = (body: object) => ({ kind: 'body', body }) as const

/** An answer to the launch that names the batch b1, which is there. */
const answered = (answer: Parameters<typeof post>[0]) => (): MockOptions => ({
  scenarios: [QUICK],
  batches: [{ id: 'b1' }],
  faults: [post(answer)],
})

const launches: readonly WorldRow[] = [
  {
    name: 'a launch that has an id is complained of as too many requests',
    mock: answered(beside({ data: { batch_id: 'b1' }, errors: [{ error: 'TOO_MANY_REQUESTS' }] })),
    red: {},
  },
  {
    name: 'a launch that has an id is answered with 500',
    mock: answered({ ...beside({ data: { batch_id: 'b1' } }), status: 500 }),
    red: {},
  },
  {
    name: 'a launch is answered with 408',
    mock: answered({ kind: 'status', status: 408 }),
    isNotStarted: true,
    red: { [COMPLETES]: 'a batch may have been started' },
  },
  {
    name: 'a launch is refused',
    mock: answered({ kind: 'status', status: 403 }),
    isNotStarted: true,
    red: { [COMPLETES]: 'HTTP 403' },
  },
  {
    name: 'a launch names a run that the batch does not have',
    mock: one(on(/\/batch-run$/u, ({ runs }) => void runs.push({ run_id: 'r9' }))),
    red: { [BATCH]: 'Bland started run r9, but the batch does not contain it' },
  },
  ...[404, 403, 408, 425].map((status): WorldRow => ({
    name: `the batch and a run are answered with ${status} once`,
    mock: () => ({
      scenarios: [QUICK],
      faults: ['/batches/*', '/runs/*'].map((path) => get(path, { kind: 'status', status }, once)),
    }),
    red: {},
    isRare: status !== 404,
  })),
  {
    name: 'the batch asks to be left alone for six seconds',
    mock: () => ({
      scenarios: [QUICK],
      faults: [get('/batches/*', { kind: 'status', status: 503, retryAfter: 6 }, once)],
    }),
    options: { timeout: 20_000 },
    red: {},
    isRare: true,
  },
  {
    name: 'nobody listens',
    mock: () => ({ scenarios: [QUICK] }),
    options: { baseUrl: 'http://127.0.0.1:9' },
    posts: 0,
    isNotStarted: true,
    red: { 'suite starts': 'ECONNREFUSED' },
    isRare: true,
  },
]

const asked: readonly WorldRow[] = [
  {
    name: 'another version is played than the one asked for',
    mock: () => ({
      scenarios: [{ ...QUICK, play: { takes: 0, run: { version_number: 11 } } }],
    }),
    options: { versionNumber: 12 },
    red: { [COMPLETES]: 'asked for version 12, Bland played version 11' },
  },
  {
    name: 'nothing is asserted in the whole suite',
    mock: () => ({ scenarios: [{ ...QUICK, assertions: [] }] }),
    red: { [COMPLETES]: 'the scenario asserts nothing' },
  },
  {
    name: 'no scenario has the name',
    mock: () => ({ scenarios: BOTH }),
    options: { only: ['Nobody'] },
    posts: 0,
    isNotStarted: true,
    red: { 'suite starts': 'No selected scenario is named “Nobody”' },
  },
]

/** All of them, with what each suite says beside. */
export const worlds: readonly WorldRow[] = [
  ...later,
  ...odd,
  ...complaints,
  ...lists,
  ...launches,
  ...asked,
].map((row) => ({
  ...row,
  options: {
    pathwayId: PATHWAY,
    pollInterval: 100,
    settleTimeout: 400,
    timeout: 6_000,
    ...row.options,
  },
}))
