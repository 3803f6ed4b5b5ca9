/** What rules of repeated attempts catch and cost, exactly, for cases that pass independently of each other. */
import { ruleOf } from '../../src/options/repeat/repeat-options.ts'
import type { RepeatOptions, RepeatRule } from '../../src/options/repeat/repeat-options.ts'
import { decide } from '../../src/verdict/attempts/decide.ts'
import type { AttemptCounts } from '../../src/verdict/attempts/decide.ts'
import { nextWave } from '../../src/verdict/attempts/wave.ts'

/** The odds of a case. */
export interface Odds {
  /** How likely it passes, from 0 to 1. */
  readonly green: number
  /** How many attempts it takes on average. */
  readonly attempts: number
}

const CONFIRM: RepeatOptions = { times: 3, pass: { atLeast: 2 }, when: 'failed' }

/** The rules of the tables, by how people write them. */
export const RULES: Readonly<Record<string, RepeatOptions>> = {
  once: { times: 1, pass: 'all' },
  "2 of 3, `when: 'failed'`": CONFIRM,
  '2 of 3': { times: 3, pass: { atLeast: 2 } },
  '4 of 5': { times: 5, pass: { atLeast: 4 } },
  'all of 5': { times: 5, pass: 'all' },
  '8 of 10': { times: 10, pass: { atLeast: 8 } },
  'any of 3': { times: 3, pass: 'any' },
}

/** Returns the odds of a case under a rule, if each of its attempts passes with this probability. */
export function oddsOf(options: RepeatOptions, passes: number): Odds {
  return oddsFrom(ruleOf(options), passes, { passed: 0, failed: 0, errored: 0, of: options.times })
}

/** Plays one attempt at a time, as long as another one is wanted. */
function oddsFrom(rule: RepeatRule, passes: number, so: AttemptCounts): Odds {
  if (nextWave(rule, [so]) === 0) {
    return { green: decide(rule, so) === 'passed' ? 1 : 0, attempts: so.passed + so.failed }
  }
  const good = oddsFrom(rule, passes, { ...so, passed: so.passed + 1 })
  const bad = oddsFrom(rule, passes, { ...so, failed: so.failed + 1 })
  const weigh = (a: number, b: number): number => passes * a + (1 - passes) * b
  return {
    green: weigh(good.green, bad.green),
    attempts: weigh(good.attempts, bad.attempts),
  }
}

/** How likely a case of the table passes once. */
const PASSES = [0.99, 0.95, 0.9, 0.8, 0.5, 0.2]
/** The size of the suite, and how likely a sound and a half-broken case of it pass once. */
const CASES = 40
const SOUND = 0.95
const BROKEN = 0.5

/** Returns the rows of the table of one case: how likely it is green, and its attempts. */
export function oddsRows(): readonly (readonly string[])[] {
  return Object.entries(RULES).map(([name, options]) => [
    name,
    ...PASSES.map((passes) => {
      const { green, attempts } = oddsOf(options, passes)
      return `${percent(green)} · ${attempts.toFixed(2)}`
    }),
  ])
}

/** Returns the head of that table. */
export function oddsHead(): readonly string[] {
  return ['rule', ...PASSES.map((passes) => `passes ${Math.round(passes * 100)} %`)]
}

/** Returns the rows of the table of a whole suite. */
export function suiteOddsRows(): readonly (readonly string[])[] {
  return Object.entries(RULES).map(([name, options]) => {
    const sound = oddsOf(options, SOUND)
    const broken = oddsOf(options, BROKEN)
    return [
      name,
      percent(1 - sound.green ** CASES),
      percent(broken.green),
      `${sound.attempts.toFixed(2)} times`,
    ]
  })
}

/** Returns the head of that table. */
export function suiteOddsHead(): readonly string[] {
  return [
    'rule',
    `${CASES} sound cases are red for nothing`,
    'a half-broken case is green',
    'conversations of a sound case',
  ]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
