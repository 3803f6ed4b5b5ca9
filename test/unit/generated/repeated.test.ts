/**
 * Random worlds of repeated scenarios, over HTTP: attempts that pass, fail or die, runs that a batch lacks,
 * starts that are refused or lost, and a version that changes meanwhile. A second implementation says which
 * batches are started, and what becomes of each case.
 */
import { startBlandMock } from '@bland-suite/mock'
import type {
  BlandMock,
  Fault,
  FaultAnswer,
  MockAttempt,
  MockOptions,
  Rewrite,
} from '@bland-suite/mock'
import * as fc from 'fast-check'
import pLimit from 'p-limit'
import { expect, test } from 'vitest'
import type { RepeatRule } from '../../../src/options/repeat/repeat-options.ts'
import type { AttemptOutcome } from '../../../src/verdict/attempts/decide.ts'
import type { SuiteOptions } from '../../../src/options/suite-options.ts'
import { openOn, PATHWAY } from '../helpers/sessions.ts'
import { fewestToDecide, naive, rulesUpTo } from '../verdict/attempts/naive.ts'

const WORLDS = process.env['BLAND_TESTS'] === 'long' ? 1_000 : 50
const AT_ONCE = 20

/** What comes of a POST. */
type Start = 'accepted' | 'refused' | 'lost'

/** The results of both assertions; or a run that ends with an error; or one that its batch lacks. */
type Play = readonly [first: Result, second: Result] | 'dies' | 'is missing'
type Result = 'pass' | 'fail'

interface Scenario {
  readonly rule: RepeatRule
  /** What its runs do, in the order in which they start. */
  readonly plays: readonly Play[]
}

interface World {
  readonly scenarios: readonly Scenario[]
  /** What comes of each POST; later ones are accepted. */
  readonly starts: readonly Start[]
  /** The wave before which another version is published. */
  readonly publishedBefore: number
}

const MOST = 4
const result = fc.constantFrom<Result>('pass', 'fail')
const anyPlay = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(result, result) },
  { weight: 1, arbitrary: fc.constantFrom('dies' as const, 'is missing' as const) },
)
/** The options refuse the others. */
const rules = rulesUpTo(MOST)
  .filter(({ when, times, needed }) => when === 'always' || needed < times)
  .flatMap((rule) => (rule.when === 'always' ? [rule, { ...rule, stopEarly: false }] : [rule]))

const worlds: fc.Arbitrary<World> = fc.record({
  scenarios: fc.array(
    fc.record({
      rule: fc.constantFrom(...rules),
      plays: fc.array(anyPlay, { minLength: MOST, maxLength: MOST }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  starts: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant('accepted' as const) },
      { weight: 1, arbitrary: fc.constantFrom('refused' as const, 'lost' as const) },
    ),
    { minLength: MOST, maxLength: MOST },
  ),
  publishedBefore: fc.oneof(
    { weight: 3, arbitrary: fc.constant(Infinity) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 3 }) },
  ),
})

const TITLES = ['run completes', 'is polite', 'is brief']

/** A scenario as it is foreseen: how many of its runs have begun, and a row of outcomes for each title. */
interface Foreseen extends Scenario {
  begun: number
  readonly rows: readonly AttemptOutcome[][]
}

/** What is foreseen: the scenarios of each POST, in their order, and how each ends. */
interface Foresight {
  readonly posts: readonly (readonly Foreseen[])[]
  readonly scenarios: readonly Foreseen[]
}

/** Plays a world without a session. */
function foresee({ scenarios: given, starts, publishedBefore }: World): Foresight {
  const scenarios = given.map((one) => ({ ...one, begun: 0, rows: TITLES.map(() => []) }))
  const posts: (readonly Foreseen[])[] = []
  for (let wave = 1; wave < publishedBefore; wave += 1) {
    const chosen = postsOf(scenarios)
    const came = chosen.map((_, turn) => starts[posts.length + turn] ?? 'accepted')
    posts.push(...chosen)
    for (const [turn, start] of came.entries()) begin(chosen[turn] ?? [], start)
    // Nothing could start, or nothing is left.
    if (came.length === 0 || (wave === 1 && !came.includes('accepted'))) break
  }
  return { posts, scenarios }
}

/** Returns the scenarios of each POST of a wave. */
function postsOf(scenarios: readonly Foreseen[]): readonly (readonly Foreseen[])[] {
  const due = scenarios.map((one) => ({ one, size: sizeOf(one) }))
  const turns = Math.max(...due.map(({ size }) => size))
  return Array.from({ length: turns }, (_, turn) =>
    due.flatMap(({ one, size }) => (size > turn ? [one] : [])),
  )
}

function sizeOf({ rule, rows }: Foreseen): number {
  if (!rule.stopEarly) return rows[0]?.length === 0 ? rule.times : 0
  return Math.max(...rows.map((row) => fewestToDecide(rule, row)))
}

/** Begins a run of each scenario. Those of a lost start play, but nobody sees them. */
function begin(scenarios: readonly Foreseen[], start: Start): void {
  for (const one of scenarios) {
    const own = one.plays[one.begun] ?? 'dies'
    if (start !== 'refused') one.begun += 1
    const outcomes = outcomesOf(start === 'accepted' ? own : 'dies')
    one.rows.forEach((row, index) => row.push(outcomes[index] ?? 'unfinished'))
  }
}

function outcomesOf(one: Play): readonly AttemptOutcome[] {
  if (typeof one === 'string') return TITLES.map(() => 'unfinished')
  return ['passed', ...one.map((said) => (said === 'pass' ? 'passed' : 'failed'))]
}

/** What may be said of a case. One that no attempt has a verdict on is skipped, or errored with the run. */
function wordsOf(rule: RepeatRule, row: readonly AttemptOutcome[]): readonly string[] {
  if (row.every((one) => one === 'unfinished')) return ['errored', 'skipped']
  const word = naive(rule, row)
  return [word === 'undecided' ? 'errored' : word]
}

const ANSWERS = {
  refused: { kind: 'status', status: 400 },
  lost: { kind: 'reset-after-accept' },
} as const

/** The list of versions, with one of them in production. */
function listing(live: number): FaultAnswer {
  const body = [11, 12].map((number) => ({
    version_number: number,
    is_prev_published: number === live,
  }))
  return { kind: 'body', body }
}

/** A later fault does not see the requests that an earlier one has answered. */
function faultsOf({ starts, publishedBefore }: World): readonly Fault[] {
  const wrong = starts.flatMap((start, at) => (start === 'accepted' ? [] : [{ start, at }]))
  const posts = wrong.map(({ start, at }, earlier): Fault => {
    const match = { method: 'POST', path: '/batch-run' }
    return { match, after: at - earlier, times: 1, answer: ANSWERS[start] }
  })
  if (publishedBefore === Infinity) return posts
  const match = { path: `/v1/pathway/${PATHWAY}/versions` }
  // The first list is read beside the first wave.
  return [
    ...posts,
    { match, times: publishedBefore - 1, answer: listing(11) },
    { match, answer: listing(12) },
  ]
}

function attemptOf(one: Play): MockAttempt {
  if (one === 'dies') return { status: 'ERROR' }
  return one === 'is missing' ? {} : { results: { 0: one[0], 1: one[1] } }
}

function optionsOf(world: World): MockOptions {
  const scenarios = world.scenarios.map(({ plays }, index) => ({
    id: `s${index}`,
    name: `Scenario ${index}`,
    assertions: TITLES.slice(1).map((name) => ({ name })),
    play: { takes: 0, attempts: plays.map(attemptOf) },
  }))
  return { scenarios, faults: faultsOf(world) }
}

/** Takes the runs out of a batch that are missing there. */
function withoutMissing({ scenarios }: World, launches: BlandMock['launches']): Rewrite {
  return ({ method, path, body }) => {
    if (method !== 'GET' || !path.includes('/batches/')) return
    const missing = scenarios.flatMap(({ plays }, index) => {
      const runs = launches.flatMap((one) => one.runs.filter(isOf(index)))
      return runs.flatMap(({ run_id: id }, at) => (plays[at] === 'is missing' ? [id] : []))
    })
    const ids = new Set(missing)
    body.data.runs = body.data.runs.filter(({ id }: { id: string }) => !ids.has(id))
  }
}

function isOf(index: number): (run: { readonly scenario_id: string }) => boolean {
  return (run) => run.scenario_id === `s${index}`
}

function overridesOf({ scenarios }: World): SuiteOptions['overrides'] {
  return Object.fromEntries(
    scenarios.map(({ rule: { times, needed, when, stopEarly } }, index) => {
      const repeat = { times, pass: { atLeast: needed }, when }
      return [`Scenario ${index}`, { repeat: stopEarly ? repeat : { ...repeat, stopEarly } }]
    }),
  )
}

/** Plays a world on the mock: the POSTs, and the first word on each case. */
async function play(world: World) {
  const launches: BlandMock['launches'][] = []
  const rewrite: Rewrite = (exchange) => withoutMissing(world, launches.flat())(exchange)
  await using mock = await startBlandMock({ ...optionsOf(world), rewrite })
  launches.push(mock.launches)
  const overrides = overridesOf(world)
  await using opened = await openOn(mock, { pathwayId: PATHWAY, overrides })
  const told = await Promise.all(
    world.scenarios.map((_, index) => opened.told(`Scenario ${index}`)),
  )
  await opened.session.suite()
  const posts = mock.requests.filter(({ method }) => method === 'POST').map(({ body }) => body)
  const words = told.map((cases) => TITLES.map((title) => cases[title]?.split(/\W/u)[0] ?? ''))
  return { posts, words }
}

/** What was otherwise than foreseen; null if nothing was. */
async function compare(world: World): Promise<unknown> {
  const { posts, scenarios } = foresee(world)
  const played = await play(world)
  const asked = posts.map((chosen) => ({
    scenario_ids: chosen.map((one) => `s${scenarios.indexOf(one)}`),
  }))
  const words = scenarios.map(({ rule, rows }) => rows.map((row) => wordsOf(rule, row)))
  const isSaid = words.every((own, index) =>
    own.every((some, at) => some.includes(played.words[index]?.[at] ?? '')),
  )
  const isAsked = JSON.stringify(played.posts) === JSON.stringify(asked)
  return isSaid && isAsked ? null : { world: JSON.stringify(world), played, asked, words }
}

test('repeated scenarios are played and decided as foreseen', { timeout: 280_000 }, async () => {
  const inTurn = pLimit(AT_ONCE)
  const compared = fc.sample(worlds, WORLDS).map((world) => inTurn(compare, world))
  expect((await Promise.all(compared)).filter((one) => one !== null)).toEqual([])
})
