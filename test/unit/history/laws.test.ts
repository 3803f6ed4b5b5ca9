/** Random baselines, results and rules, against a second implementation: nothing unknown is ever excused. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BaselineCase } from '../../../src/history/baseline.ts'
import { compareScenario } from '../../../src/history/compare.ts'
import { excused, underRule } from '../../../src/history/excuse.ts'
import type { BaselineRule } from '../../../src/options/baseline-options.ts'
import type { PlayedCase, PlayedScenario } from '../../../src/history/played.ts'
import { because, PASSED } from '../../../src/verdict/verdict.ts'

const TODAY = '2026-11-20'
const DAYS = [
  '2026-11-20',
  '2026-11-10',
  '2026-10-01',
  '2026-08-22',
  '2026-08-21',
  '2020-02-29',
  null,
]

const playedCase: fc.Arbitrary<PlayedCase> = fc.record({
  kind: fc.constantFrom('run', 'assertion', 'assertion', 'gate', 'judge', 'check'),
  id: fc.constantFrom('1', '2', '3', '4'),
  title: fc.constantFrom('polite', 'brief', 'right'),
  fingerprint: fc.constantFrom('x', 'x', 'x', 'y', null),
  verdict: fc.constantFrom('passed', 'failed', 'failed', 'failed', 'errored', 'skipped'),
})
const cases = fc.uniqueArray(playedCase, {
  minLength: 1,
  maxLength: 5,
  selector: ({ kind, id }) => `${kind} ${id}`,
})
const play = fc.constantFrom('p', 'p', 'p', 'p', 'p', 'q', null)
const baselineCases = fc
  .tuple(cases, fc.infiniteStream(fc.constantFrom(...DAYS)))
  .map(([list, days]) =>
    list.map((one): BaselineCase => ({ ...one, since: days.next().value, commit: null })),
  )
const triple = fc.record({
  before: fc.option(fc.record({ fingerprint: play, cases: baselineCases }), { freq: 20 }),
  now: fc.record({ fingerprint: play, cases }),
  rule: fc.constantFrom<BaselineRule>(
    { fail: 'all' },
    { fail: 'new', maxAge: 90 },
    { fail: 'new', maxAge: 10_000 },
  ),
})

type Plays = readonly (string | null | undefined)[]

/** Says in one sentence each what may be excused. */
function mayBeExcused(
  one: PlayedCase,
  entry: BaselineCase | undefined,
  [playNow, playBefore]: Plays,
  rule: BaselineRule,
): boolean {
  const facts = [
    one.verdict === 'failed',
    entry?.verdict === 'failed',
    ['assertion', 'gate', 'judge'].includes(one.kind),
    playNow === playBefore && typeof playNow === 'string',
    one.fingerprint === entry?.fingerprint && typeof one.fingerprint === 'string',
    rule.fail === 'new' && (entry?.since ?? '') >= daysAgo(rule.maxAge),
  ]
  return facts.every(Boolean)
}

function daysAgo(days: number): string {
  const day = new Date(`${TODAY}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - days)
  return day.toISOString().slice(0, 10)
}

/** Pairs cases by erasing what was paired, as a person would do it on paper. */
function paired(
  now: readonly PlayedCase[],
  then: readonly BaselineCase[],
): ReadonlyMap<PlayedCase, BaselineCase> {
  const signs: ((one: PlayedCase) => string)[] = [
    ({ kind, id }) => `${kind}/${id}`,
    ({ kind, fingerprint, title }) => `${kind}/${fingerprint ?? Math.random()}/${title}`,
    ({ kind, fingerprint }) => `${kind}/${fingerprint ?? Math.random()}`,
    ({ kind, title }) => `${kind}/${title}`,
  ]
  const steps = signs.flatMap((sign) => now.map((one) => [sign, one] as const))
  return steps.reduce((pairs, [sign, one]) => {
    const left = then.filter((entry) => ![...pairs.values()].includes(entry))
    const entry = pairs.get(one) ?? left.find((other) => sign(other) === sign(one))
    return entry === undefined ? pairs : new Map([...pairs, [one, entry]])
  }, new Map<PlayedCase, BaselineCase>())
}

type Triple = typeof triple extends fc.Arbitrary<infer T> ? T : never

interface Seen {
  readonly word: string
  readonly told: string
  readonly expected: string
  readonly label: string | undefined
}

/** What both implementations make of each case. */
function seenIn({ before, now, rule }: Triple): readonly Seen[] {
  const names = { scenarioId: 's1', title: 'Refund' }
  const scenario: PlayedScenario = { ...names, ...now }
  const compared = compareScenario(scenario, before === null ? null : { ...names, ...before })
  const pairs = paired(now.cases, before?.cases ?? [])
  const plays = [now.fingerprint, before?.fingerprint]
  return now.cases.map((one) => {
    const { verdict: word, kind } = one
    const verdict = word === 'passed' ? PASSED : because(word, 'why')
    const by = { rule, today: TODAY }
    const found = compared.get(one)
    const label = found && underRule(found, by)
    const told = label === undefined ? verdict : excused({ kind, verdict }, label, by)
    const expected = mayBeExcused(one, pairs.get(one), plays, rule) ? 'skipped' : word
    return { word, told: told.verdict, expected, label: label?.label }
  })
}

test('of 10,000 random triples, exactly what is known, the same and young enough is excused', () => {
  const all: Seen[] = []
  fc.assert(
    fc.property(triple, (one) => {
      const seen = seenIn(one)
      all.push(...seen)
      expect(seen.map(({ told }) => told)).toEqual(seen.map(({ expected }) => expected))
    }),
    { numRuns: 10_000 },
  )
  const isExcused = all.filter(({ word, told }) => word !== told)
  expect(isExcused.filter(({ word }) => word === 'errored')).toEqual([])
  expect(isExcused.filter(({ label }) => label === 'changed')).toEqual([])
  expect(isExcused.length).toBeGreaterThan(100)
})
