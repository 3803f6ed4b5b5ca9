import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleOf } from '../../../../src/options/repeat/repeat-options.ts'
import { joinCase } from '../../../../src/verdict/attempts/join-case.ts'
import type { JoinedCase } from '../../../../src/verdict/attempts/join-case.ts'
import { because, PASSED } from '../../../../src/verdict/verdict.ts'
import type { Verdict } from '../../../../src/verdict/verdict.ts'
import { naive, rulesUpTo } from './naive.ts'

const TWO_OF_THREE = ruleOf({ times: 3, pass: { atLeast: 2 } })
const CONFIRM = ruleOf({ times: 3, pass: { atLeast: 2 }, when: 'failed' })

const P = PASSED
const F = because('failed', 'no appointment')
const E = because('errored', 'not evaluated: Bland returned no result for it')
const S = because('skipped', 'run ended with ERROR')

function joined(rule: typeof TWO_OF_THREE, ...verdicts: readonly Verdict[]): JoinedCase {
  return joinCase(rule, verdicts, true)
}

describe('a case over its attempts', () => {
  test('passes without a note if every attempt passed', () => {
    expect(joined(TWO_OF_THREE, P, P)).toMatchObject({ verdict: P, isFlaky: false })
    expect(joined(CONFIRM, P)).toMatchObject({ verdict: P, isFlaky: false })
  })

  test('is flaky if it passed though an attempt failed', () => {
    const note = 'flaky: 2 passed, 1 failed'
    const verdict = { verdict: 'passed', note }
    expect(joined(CONFIRM, F, P, P)).toMatchObject({ verdict, isFlaky: true, shown: 0 })
  })

  test('notes an attempt that did not finish, which makes nothing flaky', () => {
    const verdict = { verdict: 'passed', note: '1 attempt did not finish' }
    expect(joined(TWO_OF_THREE, P, S, P)).toMatchObject({ verdict, isFlaky: false })
  })

  test('says how many passed, how many had to, and why the first failed', () => {
    const { verdict, counts, shown } = joined(TWO_OF_THREE, P, F, because('failed', 'later'))
    expect(verdict).toEqual(because('failed', '1 of 3 passed, 2 needed: no appointment'))
    expect(counts).toEqual({ passed: 1, failed: 2, errored: 0, of: 3 })
    expect(shown).toBe(1)
  })

  test('counts attempts after the decision as any', () => {
    expect(joined(TWO_OF_THREE, P, F, F).verdict.verdict).toBe('failed')
  })

  test('is errored if the attempts decide nothing', () => {
    const reason = '2 of 3 needed: 1 passed, 1 failed, 1 did not finish'
    expect(joined(TWO_OF_THREE, P, F, S).verdict).toEqual(because('errored', reason))
    const cut = '2 of 3 needed: 1 passed'
    expect(joined(TWO_OF_THREE, P).verdict).toEqual(because('errored', cut))
  })

  test('has the verdict of a dead run if every attempt is dead', () => {
    expect(joined(TWO_OF_THREE, S, S).verdict).toEqual(S)
    expect(joined(TWO_OF_THREE, S, E).verdict).toEqual(E)
  })

  test('has the first verdict that there is, if it drives nothing and is undecided', () => {
    expect(joinCase(CONFIRM, [S, F], false).verdict).toEqual(F)
    expect(joinCase(CONFIRM, [F, P], false)).toMatchObject({ verdict: F, isFlaky: false })
    expect(joinCase(CONFIRM, [F, P, P], false)).toMatchObject({ isFlaky: false })
  })

  test('of a rule of one attempt has the verdict of that attempt', () => {
    const once = ruleOf({ times: 1, pass: 'all' })
    for (const verdict of [P, F, E, S, { verdict: 'passed', note: 'advisory' } as const]) {
      expect(joined(once, verdict).verdict).toEqual(verdict)
    }
  })

  test('is what every future says, and never green without the passes that it needs', () => {
    const verdict = fc.constantFrom(P, F, E, S)
    const given = fc.tuple(
      fc.constantFrom(...rulesUpTo(5)),
      fc.array(verdict, { minLength: 1, maxLength: 5 }),
    )
    fc.assert(
      fc.property(given, ([rule, all]) => {
        const verdicts = all.slice(0, rule.times)
        const outcomes = verdicts.map(({ verdict: word }) =>
          word === 'passed' || word === 'failed' ? word : 'unfinished',
        )
        const said = naive(rule, outcomes)
        const isDead = outcomes.every((one) => one === 'unfinished')
        const word = joined(rule, ...verdicts).verdict.verdict
        const open = said === 'undecided' ? 'errored' : said
        expect(isDead ? ['errored', 'skipped'] : [open]).toContain(word)
      }),
      { numRuns: 1_000 },
    )
  })
})
