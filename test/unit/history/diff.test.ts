import { describe, expect, test } from 'vitest'
import { differencesOf } from '../../../src/history/diff.ts'
import type { BaselineScenario } from '../../../src/history/baseline.ts'
import type { PlayedScenario } from '../../../src/history/played.ts'
import { joinScenarios } from '../../../src/verdict/compared/join.ts'
import { accepted, entryOf, played, sessionOf } from './histories.ts'

function compare(now: readonly PlayedScenario[], then: readonly BaselineScenario[]) {
  return differencesOf(now, then, joinScenarios(now, then))
}

/** The label of one case that was `then` and is `now`, and whether it is worse. */
function difference(
  then: Parameters<typeof accepted>[1] | null,
  now: Parameters<typeof played>[1] | null,
): unknown {
  const { all } = compare(
    [sessionOf(now === null ? [] : [played('a1', now)])],
    [entryOf(then === null ? [] : [accepted('a1', then)])],
  )
  return all.flatMap(({ label, isWorse }) => [label, isWorse])
}

describe('a case', () => {
  test.each([
    [{ verdict: 'passed' }, { verdict: 'passed' }, []],
    [{ verdict: 'passed' }, { verdict: 'failed' }, ['new failure', true]],
    [{ verdict: 'failed' }, { verdict: 'failed' }, ['still failing', false]],
    [{ verdict: 'failed' }, { verdict: 'passed' }, ['fixed', false]],
    [{ verdict: 'failed' }, { verdict: 'errored' }, ['newly errored', true]],
    [{ verdict: 'errored' }, { verdict: 'errored' }, []],
    [{ verdict: 'skipped' }, { verdict: 'skipped' }, []],
    [{ verdict: 'failed' }, { verdict: 'skipped' }, ['not compared', false]],
    [{ verdict: 'failed' }, { verdict: 'failed', fingerprint: 'x' }, ['changed', true]],
    [{ verdict: 'failed' }, { verdict: 'passed', fingerprint: 'x' }, ['changed', false]],
    [{ verdict: 'failed' }, { verdict: 'failed', fingerprint: null }, ['not compared', true]],
    [{ verdict: 'passed' }, null, ['gone', false]],
    [null, { verdict: 'failed' }, ['new failure', true]],
    [null, { verdict: 'errored' }, ['newly errored', true]],
    [null, { verdict: 'passed' }, []],
  ] as const)('that was %j and is %j is told as %j', (then, now, told) => {
    expect(difference(then, now)).toEqual(told)
  })
})

test('scenarios that are gone are told case by case, and what is as before is counted', () => {
  const gone = entryOf([accepted('a1')], { scenarioId: 's2', title: 'Booking' })
  const same = entryOf([accepted('a1'), accepted('a2')])
  const now = sessionOf([played('a1'), played('a2')])
  expect(compare([now], [same, gone])).toEqual({
    all: [{ scenario: 'Booking', title: 'a1', label: 'gone', isWorse: false }],
    asBefore: 2,
  })
})
