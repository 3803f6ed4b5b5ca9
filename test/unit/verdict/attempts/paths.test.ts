/** Walks every path of attempts, and compares waves with playing one attempt at a time. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RepeatRule } from '../../../../src/options/repeat/repeat-options.ts'
import { countOutcomes, decide } from '../../../../src/verdict/attempts/decide.ts'
import type { AttemptOutcome } from '../../../../src/verdict/attempts/decide.ts'
import { nextWave } from '../../../../src/verdict/attempts/wave.ts'
import { naive, oneAtATime, OUTCOMES, rulesUpTo } from './naive.ts'

type Outcomes = readonly AttemptOutcome[]
/** The outcomes of a scenario: a row for each driving case, a column for each attempt. */
type World = readonly Outcomes[]

/** Plays a known world in waves. */
function inWaves(rule: RepeatRule, world: World): number {
  for (let played = 0; ;) {
    const counts = world.map((row) => countOutcomes(rule, row.slice(0, played)))
    const wave = nextWave(rule, counts)
    if (wave === 0) return played
    played += wave
  }
}

/** The verdicts of the first attempts of a world. */
function verdicts(rule: RepeatRule, world: World, played: number): readonly string[] {
  return world.map((row) => decide(rule, countOutcomes(rule, row.slice(0, played))))
}

/** Walks each path once, as far as one attempt at a time goes. */
function walk(
  rule: RepeatRule,
  columns: readonly Outcomes[],
  visit: (world: World) => void,
  played: readonly Outcomes[] = [],
): void {
  const rows = (columns[0] ?? []).map((_, row) =>
    played.map((column) => column[row] ?? 'unfinished'),
  )
  const isOpen = rows.some((row) => naive(rule, row) === 'undecided')
  if (played.length === rule.times || (played.length > 0 && !isOpen)) visit(rows)
  else for (const column of columns) walk(rule, columns, visit, [...played, column])
}

function columnsOf(cases: number, outcomes: Outcomes): readonly Outcomes[] {
  if (cases === 0) return [[]]
  return columnsOf(cases - 1, outcomes).flatMap((column) => outcomes.map((one) => [...column, one]))
}

interface Walk {
  readonly cases: number
  readonly most: number
  readonly outcomes: Outcomes
}

/** How many paths there are, and how many of them differ from one attempt at a time. */
function compare({ cases, most, outcomes }: Walk): { paths: number; differences: number } {
  const told = { paths: 0, differences: 0 }
  for (const rule of rulesUpTo(most)) {
    walk(rule, columnsOf(cases, outcomes), (world) => {
      told.paths += 1
      const played = world[0]?.length ?? 0
      const expected = world.map((row) => naive(rule, row))
      const same =
        inWaves(rule, world) === played &&
        String(verdicts(rule, world, played)) === String(expected)
      if (!same) told.differences += 1
    })
  }
  return told
}

const TWO: Outcomes = ['passed', 'failed']

describe('waves, over all paths,', () => {
  test.for([
    { cases: 1, most: 5, outcomes: TWO, paths: 176 },
    { cases: 2, most: 5, outcomes: TWO, paths: 4660 },
    { cases: 3, most: 5, outcomes: TWO, paths: 158960 },
    { cases: 1, most: 5, outcomes: OUTCOMES, paths: 1301 },
    { cases: 2, most: 4, outcomes: OUTCOMES, paths: 33744 },
    { cases: 3, most: 3, outcomes: OUTCOMES, paths: 88617 },
  ])('give the verdicts of one attempt at a time, for no more attempts: %o', (given) => {
    expect(compare(given)).toEqual({ paths: given.paths, differences: 0 })
  })
})

const rule = fc.constantFrom(...rulesUpTo(5))
const outcome = fc.constantFrom(...OUTCOMES)

describe('a case', () => {
  test('is decided as by trying every future', () => {
    const given = fc.tuple(rule, fc.array(outcome, { maxLength: 5 }))
    fc.assert(
      fc.property(given, ([one, outcomes]) => {
        const row = outcomes.slice(0, one.times)
        expect(decide(one, countOutcomes(one, row))).toBe(naive(one, row))
      }),
      { numRuns: 2_000 },
    )
  })

  test('has the verdict of all attempts, wherever it stopped, if each attempt has one', () => {
    for (const one of rulesUpTo(5).filter(({ when }) => when === 'always')) {
      for (const row of columnsOf(one.times, TWO)) {
        const played = inWaves(one, [row])
        expect(verdicts(one, [row], played)).toEqual(verdicts(one, [row], one.times))
      }
    }
  })
})

describe('a scenario of several cases', () => {
  test('costs as many attempts as one at a time, whatever happens', () => {
    const given = fc.tuple(
      rule,
      fc.array(fc.array(outcome, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    )
    fc.assert(
      fc.property(given, ([one, rows]) => {
        const world = rows.map((row) => row.slice(0, one.times))
        expect(inWaves(one, world)).toBe(oneAtATime(one, world))
      }),
      { numRuns: 2_000 },
    )
  })

  test('plays all attempts at once without early stopping', () => {
    const given = { times: 4, needed: 2, when: 'always', stopEarly: false } as const
    expect(inWaves(given, [['failed', 'failed', 'failed', 'passed']])).toBe(4)
    expect(nextWave(given, [countOutcomes(given, [])])).toBe(4)
  })
})
