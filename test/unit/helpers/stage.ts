/** Batches of three runs that end at given looks, and in which one thing may change at a later look. */
import type { MockOptions, Rewrite } from '@bland-suite/mock'
import * as fc from 'fast-check'

/** The runs of each batch. */
const RUNS = 3

type Raw = Parameters<Rewrite>[0]['body']

/** A change that stays; `at` is the place of the run that it is made to. */
export interface Change {
  readonly name: string
  readonly batch?: (batch: Raw, at: number) => void
  /** To the run, in the batch and alone. */
  readonly run?: (run: Raw) => void
}

/** Each of them makes a green batch one that is not. */
export const CHANGES: readonly Change[] = [
  ...['FAILED', 'ERROR', 'CANCELLED', 'RUNNING', 'DONE', { is: 'PASSED' }].map((status) => ({
    name: `the batch is ${JSON.stringify(status)}`,
    batch: (batch: Raw) => void (batch.status = status),
  })),
  ...['FAILED', 'ERROR', 'CANCELED', 'RUNNING', 'DONE', null, ['PASSED']].map((status) => ({
    name: `a run is ${JSON.stringify(status)}`,
    run: (run: Raw) => void (run.status = status),
  })),
  ...['FAILED', 'ERROR', 'PENDING', ['PASSED'], 1].map((status) => ({
    name: `a result is ${JSON.stringify(status)}`,
    run: (run: Raw) => {
      for (const result of run.assertion_results ?? []) result.status = status
    },
  })),
  { name: 'the results are gone', run: (run) => void (run.assertion_results = []) },
  {
    name: 'a late result failed',
    run: (run) => void run.assertion_results?.push({ assertion_id: 'late', status: 'FAILED' }),
  },
  { name: 'the score falls', run: (run) => void (run.overall_score = 0.2) },
  { name: 'the score is gone', run: (run) => void (run.overall_score = null) },
  { name: 'the score is no number', run: (run) => void (run.overall_score = ' ') },
  { name: 'more in all', batch: (batch) => void (batch.total_scenarios += 1) },
  { name: 'fewer in all', batch: (batch) => void (batch.total_scenarios -= 1) },
  { name: 'one counted as failed', batch: (batch) => void (batch.failed_scenarios += 1) },
  { name: 'more counted as passed', batch: (batch) => void (batch.passed_scenarios = RUNS + 1) },
  { name: 'a run gone', batch: ({ runs }, at) => void runs.splice(at, 1) },
  { name: 'all runs gone', batch: (batch) => void (batch.runs = []) },
  { name: 'a run replaced', batch: ({ runs }, at) => void (runs[at].id = 'another') },
  { name: 'a run of another scenario', run: (run) => void (run.scenario_id = 'other') },
  {
    name: 'a run added',
    batch: ({ runs }, at) => void runs.push({ ...runs[at], id: 'added' }),
  },
  { name: 'a run twice', batch: ({ runs }, at) => void runs.push({ ...runs[at] }) },
]

export interface ChangingWorld {
  /** The look at which each run has ended. */
  readonly ends: readonly number[]
  /** From which look on the change is there; 1 is the first. */
  readonly from: number
  readonly at: number
  readonly change: Change | null
  /** Whether the batch lists its runs without results and scores. */
  readonly inShort: boolean
}

/** Worlds with a change, or with none where it is null. */
export const changingWorlds = (change: fc.Arbitrary<Change | null>): fc.Arbitrary<ChangingWorld> =>
  fc
    .record({
      ends: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: RUNS, maxLength: RUNS }),
      late: fc.nat(),
      at: fc.nat({ max: RUNS - 1 }),
      change,
      inShort: fc.boolean(),
    })
    // The batch is looked at once more after the last verdict.
    .map(({ late, ...world }) => ({ ...world, from: 1 + (late % (Math.max(...world.ends) + 1)) }))

/** Plays one world after the other on a mock. */
export class Stage {
  readonly #looks = { planned: 0, seen: 0 }
  #world: ChangingWorld | null = null
  #batchId = ''
  #ids: readonly string[] = []

  readonly rewrite: Rewrite = ({ path, body }) => {
    const world = this.#world
    if (world === null) return
    // A late look at the batch of an older world is none at this one.
    if (path.endsWith(`/batches/${this.#batchId}`)) this.#batch(body.data, world)
    else if (path.endsWith('/batch-run')) this.#batchId = body.data.batch_id
    else if (/\/runs\/[^/]+$/u.test(path)) this.#run(body.data, world)
  }

  /** `planned` looks come before the first one that counts. */
  begin(world: ChangingWorld, planned: number, batchId: string): void {
    this.#world = world
    this.#batchId = batchId
    Object.assign(this.#looks, { planned, seen: 0 })
  }

  #batch(batch: Raw, world: ChangingWorld): void {
    this.#looks.seen += 1
    this.#ids = batch.runs.map(({ id }: Raw) => id)
    batch.runs.forEach((run: Raw, index: number) => this.#copy(run, world, index))
    const open = batch.runs.filter(({ status }: Raw) => status === 'RUNNING').length
    Object.assign(batch, {
      status: open > 0 ? 'RUNNING' : 'PASSED',
      total_scenarios: RUNS,
      passed_scenarios: RUNS - open,
      failed_scenarios: 0,
    })
    if (!this.#isChanged(world)) return
    world.change?.batch?.(batch, world.at)
    const own = batch.runs[world.at]
    if (own !== undefined) world.change?.run?.(own)
  }

  #copy(run: Raw, { ends, inShort }: ChangingWorld, index: number): void {
    run.overall_score = 0.9
    if (this.#look < (ends[index] ?? 1)) {
      Object.assign(run, { status: 'RUNNING', assertion_results: null })
    }
    if (!inShort) return
    delete run.assertion_results
    delete run.overall_score
  }

  #run(run: Raw, world: ChangingWorld): void {
    run.overall_score = 0.9
    const isTheOne = this.#ids.indexOf(run.id) === world.at
    if (isTheOne && this.#isChanged(world)) world.change?.run?.(run)
  }

  get #look(): number {
    return this.#looks.seen - this.#looks.planned
  }

  #isChanged({ from }: ChangingWorld): boolean {
    return this.#look >= from
  }
}

/** What a mock plays on a stage. */
export function optionsOf(stage: Stage): MockOptions {
  return {
    scenarios: Array.from({ length: RUNS }, (_, index) => ({
      id: `s${index}`,
      name: `Scenario ${index}`,
      assertions: [{ id: `a${index}`, name: 'is polite', is_required: true }],
      play: { takes: 0 },
    })),
    rewrite: stage.rewrite,
  }
}

/** What a suite needs to see such a change. */
export const IMPATIENT = {
  pollInterval: 5,
  settleTimeout: 0,
  timeout: 5_000,
  gate: { minScore: 0.5 },
} as const
