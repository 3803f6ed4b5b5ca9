/**
 * Random batches, as the API would send them, and the verdict on them that a session would reach.
 * A world is raw JSON: mutations change what Bland says, never what we made of it.
 */
import * as fc from 'fast-check'
import type { RunOutcome } from '../../../src/verdict/run/outcome.ts'
import { applyRules } from '../../../src/plan/apply-rules.ts'
import type { Thresholds } from '../../../src/options/gate-options.ts'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import type { Run } from '../../../src/model/run.ts'
import type { Scenario } from '../../../src/model/scenario.ts'
import { makePlan } from '../../../src/plan/plan.ts'
import type { Draft, PlannedScenario } from '../../../src/plan/plan.ts'
import type { SuiteRules } from '../../../src/options/rules.ts'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { judgeBatch } from '../../../src/verdict/batch/judge-batch.ts'
import { judgeRun, underFilter } from '../../../src/verdict/run/judge-run.ts'
import { isFinished, readState } from '../../../src/verdict/status.ts'
import { isRed } from '../../../src/verdict/verdict.ts'
import type { VerdictWord } from '../../../src/verdict/verdict.ts'
import { aBatch, aRun, aScenario } from './bodies.ts'

export interface RawResult {
  readonly assertion_id: string
  readonly status?: string
  readonly passed?: boolean
  readonly name?: string
  readonly reasoning?: string
}

export interface RawRun {
  readonly id: string
  readonly scenario_id: string
  readonly status: string
  readonly assertion_results?: readonly RawResult[]
  readonly overall_score?: number | null
  readonly turn_count?: number | null
}

interface RawAssertion {
  readonly id: string
  readonly type: string
  readonly name: string | null
  readonly is_required?: boolean
  readonly order: number
}

interface RawScenario {
  readonly id: string
  readonly name: string
  readonly assertions: readonly RawAssertion[]
}

export interface RawBatch {
  readonly id: string
  readonly status: string
  readonly total_scenarios: number | null
  readonly passed_scenarios: number | null
  readonly failed_scenarios: number | null
  readonly runs: readonly RawRun[]
}

/** All that Bland says of one batch. */
export interface World {
  readonly scenarios: readonly RawScenario[]
  readonly batch: RawBatch
  /** What `GET /runs/{id}` answers. */
  readonly details: readonly RawRun[]
}

/** How a session comes to a batch; `bare` is an attachment without readable definitions. */
export type Way = 'launch' | 'attach' | 'bare'

const shape = fc.constantFrom('observed', 'documented', 'both')

const assertionSeed = fc.record({
  required: fc.constantFrom(true, false, undefined),
  name: fc.constantFrom(null, 'Polite', 'Brief', 'run completes'),
  rank: fc.nat(),
  shape,
})

const scenarioSeed = fc.record({
  name: fc.constantFrom('Refund', 'Booking', 'Transfer'),
  assertions: fc.array(assertionSeed, { maxLength: 4 }),
  hasCopies: fc.boolean(),
})

type ScenarioSeed = typeof scenarioSeed extends fc.Arbitrary<infer T> ? T : never

/** A batch in which everything passed, said in any of the known shapes. */
export const greenWorld: fc.Arbitrary<World> = fc
  .record({
    seeds: fc.array(scenarioSeed, { minLength: 1, maxLength: 6 }),
    counts: fc.record({ total: fc.boolean(), passed: fc.boolean(), failed: fc.boolean() }),
  })
  .map(({ seeds, counts }) => {
    const scenarios = seeds.map(toScenario)
    const details = seeds.map(toRun)
    const runs = details.map((run, index) => (seeds[index]?.hasCopies ? run : short(run)))
    const all = seeds.length
    const batch = {
      id: 'batch-1',
      status: 'PASSED',
      total_scenarios: counts.total ? all : null,
      passed_scenarios: counts.passed ? all : null,
      failed_scenarios: counts.failed ? 0 : null,
      runs,
    }
    return { scenarios, batch, details }
  })

function toScenario({ name, assertions }: ScenarioSeed, at: number): RawScenario {
  const ranked = assertions.map(({ rank }, index) => ({ rank, index }))
  const order = ranked.toSorted((a, b) => a.rank - b.rank).map(({ index }) => index)
  return {
    id: `sc-${at}`,
    name,
    assertions: assertions.map((seed, index) => ({
      id: `assertion-${at}-${index}`,
      type: 'LLM_JUDGE',
      name: seed.name,
      order: order.indexOf(index),
      ...(seed.required === undefined ? {} : { is_required: seed.required }),
    })),
  }
}

function toRun({ assertions }: ScenarioSeed, at: number): RawRun {
  const results = assertions.map((seed, index) => ({
    assertion_id: `assertion-${at}-${index}`,
    ...(seed.name === null ? {} : { name: seed.name }),
    ...spell(true, seed.shape),
  }))
  return {
    id: `run-${at}`,
    scenario_id: `sc-${at}`,
    status: 'PASSED',
    assertion_results: results,
  }
}

/** A run as a batch may list it: without results. */
function short({ id, scenario_id, status }: RawRun): RawRun {
  return { id, scenario_id, status }
}

/** A result's verdict in one of the shapes. */
function spell(passed: boolean, as: string): Pick<RawResult, 'status' | 'passed'> {
  const status = passed ? 'PASSED' : 'FAILED'
  if (as === 'observed') return { status }
  return as === 'documented' ? { passed } : { status, passed }
}

/** A green batch in which some advisory assertions failed, as Bland's statuses leave out of account. */
export const greenWithAdvisoryFailures: fc.Arbitrary<World> = fc
  .record({ world: greenWorld, bits: fc.nat() })
  .map(({ world, bits }) => {
    const ids = world.scenarios.flatMap(({ assertions }) =>
      assertions.filter((one) => one.is_required === false).map(({ id }) => id),
    )
    const failing = new Set(ids.filter((_id, at) => bit(bits, at)))
    return failing.size === 0
      ? world
      : changeResults(world, (one) => (failing.has(one.assertion_id) ? flipped(one) : one))
  })

/** Whether a bit of a number is set, each of the first 16 again and again. */
export function bit(number: number, at: number): boolean {
  return ((number >> (at % 16)) & 1) === 1
}

/** The opposite of a result, in its own shape. */
export function flipped(result: RawResult): RawResult {
  const { status, passed } = result
  return {
    ...result,
    ...(status === undefined ? {} : { status: status === 'PASSED' ? 'FAILED' : 'PASSED' }),
    ...(passed === undefined ? {} : { passed: !passed }),
  }
}

/** Where something is said: in the run itself, in the batch's copy of it, or in both. */
export type Place = 'detail' | 'copy' | 'both'

export function changeRuns(
  world: World,
  change: (run: RawRun) => RawRun,
  place: Place = 'both',
): World {
  const { batch, details } = world
  const runs = place === 'detail' ? batch.runs : batch.runs.map((run) => change(run))
  return {
    ...world,
    batch: { ...batch, runs },
    details: place === 'copy' ? details : details.map((run) => change(run)),
  }
}

/** Changes results; one for which `change` gives null is removed. */
export function changeResults(
  world: World,
  change: (result: RawResult) => RawResult | null,
  place: Place = 'both',
): World {
  return changeRuns(
    world,
    (run) => {
      if (run.assertion_results === undefined) return run
      const results = run.assertion_results.map((one) => change(one))
      return { ...run, assertion_results: results.filter((one) => one !== null) }
    },
    place,
  )
}

/** A word for a status that is not a pass: a known one, or anything. */
export const otherWord: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom('FAILED', 'ERROR', 'CANCELLED', 'CANCELED'),
    fc.constantFrom('PENDING', 'RUNNING', 'QUEUED', 'IN_PROGRESS'),
    fc.constantFrom('COMPLETE', 'COMPLETED', 'PASS', 'PARTIAL', 'UNPASSED', ''),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  .filter((word) => word.trim().toUpperCase() !== 'PASSED')

/** The words of the verdicts, by scenario and case. */
export interface Colour {
  readonly green: boolean
  readonly cases: Readonly<Record<string, VerdictWord>>
}

/** Plans and judges a batch as a session does; `select` may leave cases out, the batch's own too. */
export function colour(
  world: World,
  way: Way = 'launch',
  { isSelected, judgesBatch, rules = PLAIN }: Select = EVERYTHING,
): Colour {
  const batch = aBatch({ ...world.batch, runs: null })
  const { copies, details } = read(world)
  const plan = applyRules(makePlan(draft(world, way, { copies, details }), true), rules)
  const judged = plan.scenarios.map((planned) => {
    const outcome = outcomeOf(planned, { copies, details, batchStatus: batch.status })
    return { planned, outcome, all: judgeRun(planned.cases, outcome, planned.policy) }
  })
  const shown = judged.flatMap(({ planned, all }) =>
    underFilter(all, ({ title }) => isSelected(planned.key, title)).map(
      (one) => [`${planned.title} › ${one.planned.title}`, one.verdict.verdict] as const,
    ),
  )
  const seen = judged.map(({ planned: { title, scenarioId }, outcome, all: cases }) => ({
    title,
    scenarioId,
    outcome,
    cases,
  }))
  const whole = judgeBatch(
    {
      id: batch.id,
      status: batch.status,
      totalScenarios: batch.total_scenarios,
      passedScenarios: batch.passed_scenarios,
      failedScenarios: batch.failed_scenarios,
      totalCount: null,
      runs: copies.map((copy) => withResults(copy, details.get(copy.id))),
      reread: details,
      begun: null,
      requested: way === 'launch' ? world.scenarios.map(({ id }) => id) : null,
      unplanned: [],
    },
    seen,
  )
  const own = judgesBatch ? [['batch is consistent', whole.verdict] as const] : []
  const cases = Object.fromEntries([...shown, ...own])
  return { green: Object.values(cases).every((word) => !isRedWord(word)), cases }
}

/** A filter: the cases by the key of their scenario, and whether the batch's own case is selected. */
export interface Select {
  readonly isSelected: (key: string, title: string) => boolean
  readonly judgesBatch: boolean
  readonly rules?: SuiteRules
}

const PLAIN: SuiteRules = { policy: DEFAULT_POLICY, thresholds: {}, overrides: {}, checks: [] }
const EVERYTHING: Select = { isSelected: () => true, judgesBatch: true }

/** Everything, and these gates on every run. */
export function gated(thresholds: Thresholds): Select {
  return { ...EVERYTHING, rules: { ...PLAIN, thresholds } }
}

/** The titles that a batch would have, by the key of their scenario. */
export function titles(world: World, way: Way = 'launch'): ReadonlyMap<string, readonly string[]> {
  const { scenarios } = makePlan(draft(world, way, read(world)), true)
  return new Map(scenarios.map(({ key, cases }) => [key, cases.map(({ title }) => title)]))
}

function isRedWord(word: VerdictWord): boolean {
  return isRed({ verdict: word })
}

interface Known {
  readonly copies: readonly Run[]
  readonly details: ReadonlyMap<string, Run>
}

function read({ batch, details }: World): Known {
  return {
    copies: batch.runs.map((run) => readRun(run)),
    details: new Map(details.map((run) => [run.id, readRun(run)])),
  }
}

/** Mutations leave most of a world as it was: what was read once is not read again. */
function once<Raw extends object, Read>(readOne: (raw: Raw) => Read): (raw: Raw) => Read {
  const known = new WeakMap<Raw, Read>()
  return (raw) => {
    const found = known.get(raw) ?? readOne(raw)
    known.set(raw, found)
    return found
  }
}

const readRun = once((run: RawRun) => aRun({ ...run }))
const readScenario = once((scenario: RawScenario) => aScenario({ ...scenario }))

function draft(world: World, way: Way, known: Known): readonly Draft[] {
  const scenarios = world.scenarios.map((scenario) => readScenario(scenario))
  return way === 'launch'
    ? scenarios.map((scenario) => draftLaunched(scenario))
    : draftAttached(way === 'bare' ? [] : scenarios, known)
}

function draftLaunched(scenario: Scenario): Draft {
  const cases = planCases({ state: 'launched', definitions: scenario.assertions })
  return { scenarioId: scenario.id, scenario, run: null, cases }
}

function draftAttached(
  scenarios: readonly Scenario[],
  { copies, details }: Known,
): readonly Draft[] {
  const runs = [...new Map(copies.map((run) => [run.id, run])).values()]
  return runs.map((run) => {
    const scenario = scenarios.find(({ id }) => id === run.scenario_id) ?? null
    const whole = run.assertion_results?.length ? run : details.get(run.id)
    return { scenarioId: run.scenario_id, scenario, run, cases: planRun(run, whole, scenario) }
  })
}

function planRun(run: Run, whole: Run | undefined, scenario: Scenario | null): Draft['cases'] {
  const definitions = scenario?.assertions ?? null
  return isFinished(readState(run.status))
    ? planCases({ state: 'finished', definitions, results: whole?.assertion_results ?? [] })
    : planCases({ state: 'running', definitions })
}
/** What a session makes of the run of a planned scenario when it stops looking. */
function outcomeOf(
  { runId, scenarioId }: PlannedScenario,
  { copies, details, batchStatus }: Known & { readonly batchStatus: string | null },
): RunOutcome {
  const own = copies.filter((run) =>
    runId === null ? run.scenario_id === scenarioId : run.id === runId,
  )
  const [copy] = own.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (copy === undefined) return { state: 'absent', hint: null }
  const over = isFinished(readState(batchStatus))
  if (readState(copy.status) === 'running' && !over) {
    return { state: 'unfinished', run: copy, lastStatus: copy.status, waited: 0 }
  }
  const run = details.get(copy.id)
  if (run === undefined) return { state: 'unreadable', run: null, reason: 'HTTP 404' }
  return isFinished(readState(run.status))
    ? { state: 'finished', run, batchCopy: copy }
    : { state: 'unfinished', run, lastStatus: run.status, waited: 0 }
}

function withResults(copy: Run, run: Run | undefined): Run {
  if (copy.assertion_results?.length || run === undefined) return copy
  return { ...copy, assertion_results: run.assertion_results }
}
