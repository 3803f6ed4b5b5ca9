import { describe, expect, test } from 'vitest'
import type { BaselineCase, BaselineScenario } from '../../../src/history/baseline.ts'
import { compareScenario } from '../../../src/history/compare.ts'
import { excused, underRule } from '../../../src/history/excuse.ts'
import { joinScenarios } from '../../../src/verdict/compared/join.ts'
import type { PlayedCase } from '../../../src/history/played.ts'
import { because, PASSED } from '../../../src/verdict/verdict.ts'
import { accepted, entryOf, played, sessionOf } from './histories.ts'

const RULE = { rule: { fail: 'new', maxAge: 90 }, today: '2026-11-20' } as const

/** Labels one case against the accepted ones. */
function labelled(
  now: PlayedCase,
  then: readonly BaselineCase[],
  fields: Partial<BaselineScenario> = {},
): unknown {
  return compareScenario(sessionOf([now]), entryOf(then, fields)).get(now)
}

describe('a case', () => {
  test.each([
    ['passed', 'passed', 'as before'],
    ['passed', 'failed', 'new failure'],
    ['failed', 'failed', 'still failing'],
    ['failed', 'passed', 'fixed'],
    ['passed', 'errored', 'not compared'],
    ['failed', 'skipped', 'not compared'],
    ['errored', 'failed', 'new failure'],
    ['skipped', 'failed', 'new failure'],
  ] as const)('that %s and has %s is “%s”', (then, now, label) => {
    const one = played('a1', { verdict: now })
    expect(labelled(one, [accepted('a1', { verdict: then })])).toMatchObject({ label })
  })

  const counts = { passed: 1, failed: 2, errored: 0, of: 3 }

  test('that failed, and passes with a failed attempt, is not fixed', () => {
    const then = [accepted('a1', { verdict: 'failed' })]
    const flaky = played('a1', { counts: { passed: 2, failed: 1, errored: 0, of: 3 } })
    const unfinished = played('a1', { counts: { passed: 2, failed: 0, errored: 1, of: 3 } })
    expect(labelled(flaky, then)).toBeUndefined()
    expect(labelled(unfinished, then)).toMatchObject({ label: 'fixed' })
  })

  test('that passed is as before, though an attempt failed', () => {
    expect(labelled(played('a1', { counts }), [accepted('a1')])).toEqual({ label: 'as before' })
  })

  test('that still fails says how many attempts had passed', () => {
    const then = [accepted('a1', { verdict: 'failed', counts })]
    const label = labelled(played('a1', { verdict: 'failed' }), then)
    expect(label).toMatchObject({ label: 'still failing', passed: '1 of 3' })
  })

  test('that is new and failed is a new failure', () => {
    expect(labelled(played('a1', { verdict: 'failed' }), [])).toEqual({ label: 'new failure' })
  })

  test.each([
    ['that is new and passed', []],
    ['that had no verdict and passed', [accepted('a1', { verdict: 'errored' as const })]],
  ])('%s has nothing to compare', (_what, then) => {
    expect(labelled(played('a1'), then)).toBeUndefined()
  })

  test.each(['passed', 'failed'] as const)(
    'with another definition has changed if it %s',
    (now) => {
      const one = played('a1', { fingerprint: 'edited', verdict: now })
      expect(labelled(one, [accepted('a1', { verdict: 'failed' })])).toEqual({ label: 'changed' })
    },
  )

  test('of a scenario that plays something else has changed', () => {
    const then = [accepted('a1', { verdict: 'failed' })]
    const one = played('a1', { verdict: 'failed' })
    expect(labelled(one, then, { fingerprint: 'edited' })).toEqual({ label: 'changed' })
  })

  test('with an unknown definition is not compared', () => {
    const one = played('a1', { fingerprint: null, verdict: 'failed' })
    const then = [accepted('a1', { verdict: 'failed' })]
    expect(labelled(one, then)).toEqual({ label: 'not compared', why: 'its definition is unknown' })
  })

  test('is found again by its definition if a PUT has given it another id', () => {
    const one = played('new-id', { fingerprint: 'f-a1', verdict: 'failed' })
    const then = [accepted('a2', { verdict: 'passed' }), accepted('a1', { verdict: 'failed' })]
    expect(labelled(one, then)).toMatchObject({ label: 'still failing' })
  })

  test('takes no entry that belongs to another case', () => {
    const copy = played('copy', { fingerprint: 'f-a1', verdict: 'failed' })
    const own = played('a1', { verdict: 'failed' })
    const compared = compareScenario(
      sessionOf([copy, own]),
      entryOf([accepted('a1', { verdict: 'failed' })]),
    )
    expect([copy, own].map((one) => compared.get(one)?.label)).toEqual([
      'new failure',
      'still failing',
    ])
  })
})

describe('a scenario', () => {
  test('is found by its id, and else by its name', () => {
    const [renamed, remade] = [
      sessionOf([], { title: 'Refunds' }),
      sessionOf([], { scenarioId: 's9', title: 'Booking' }),
    ]
    const then = [entryOf([]), entryOf([], { scenarioId: 's2', title: 'Booking' })] as const
    const joined = joinScenarios([remade, renamed], then)
    expect([joined.get(renamed), joined.get(remade)]).toEqual(then)
  })
})

describe('with `fail: new`', () => {
  const known = { label: 'still failing', since: '2026-11-01', commit: 'c0ffee0123' } as const
  const failed = because('failed', 'was rude')

  test.each(['assertion', 'gate'] as const)('a known failure of a %s is skipped', (kind) => {
    expect(excused({ kind, verdict: failed }, known, RULE)).toEqual(
      because('skipped', 'still failing since 2026-11-01 (commit c0ffee0): was rude'),
    )
  })

  test.each(['run', 'check', 'suite'] as const)('a known failure of a %s still fails', (kind) => {
    expect(excused({ kind, verdict: failed }, known, RULE)).toBe(failed)
  })

  test.each(['new failure', 'changed', 'not compared', 'no baseline', 'as before'] as const)(
    'what is “%s” still fails',
    (label) => {
      expect(excused({ kind: 'assertion', verdict: failed }, { label }, RULE)).toBe(failed)
    },
  )

  test('an error is never excused', () => {
    const errored = because('errored', 'not evaluated')
    expect(excused({ kind: 'assertion', verdict: errored }, known, RULE)).toBe(errored)
  })

  test('a fixed case passes, with a note to accept it', () => {
    const fixed = { label: 'fixed', since: '2026-11-01' } as const
    expect(excused({ kind: 'assertion', verdict: PASSED }, fixed, RULE)).toEqual({
      verdict: 'passed',
      note: 'fixed, it had failed since 2026-11-01; accept it into the baseline',
    })
  })

  test.each([
    ['2026-08-22', 'still failing'],
    ['2026-08-21', 'no baseline'],
    [undefined, 'no baseline'],
    ['yesterday', 'no baseline'],
  ])('a failure since %s is “%s” after 90 days', (since, label) => {
    expect(underRule({ label: 'still failing', since }, RULE).label).toBe(label)
  })
})

test('with `fail: all` nothing is excused, and no failure is too old', () => {
  const known = { label: 'still failing', since: '2020-01-01' } as const
  const all = { ...RULE, rule: { fail: 'all' } } as const
  const failed = because('failed', 'was rude')
  expect(underRule(known, all)).toBe(known)
  expect(excused({ kind: 'assertion', verdict: failed }, known, all)).toBe(failed)
})
