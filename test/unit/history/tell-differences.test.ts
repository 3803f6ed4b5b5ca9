/** What the counts of two sessions say, in words. */
import { expect, test } from 'vitest'
import type { PlayedScenario } from '../../../src/history/played.ts'
import { tellDifferences } from '../../../src/history/statistics/tell-differences.ts'

const WHOLE = { times: 20, needed: 16, when: 'always', stopEarly: false } as const

/** A scenario with one assertion, played twenty times. */
function played(passed: number, more: Partial<PlayedScenario> = {}): PlayedScenario {
  const counts = { passed, failed: 20 - passed, errored: 0, of: 20 }
  const verdict = passed < 16 ? 'failed' : 'passed'
  return {
    scenarioId: 's1',
    title: 'Refund',
    fingerprint: 'play',
    rule: WHOLE,
    cases: [
      { kind: 'assertion', id: 'a', title: 'is polite', fingerprint: 'own', verdict, counts },
    ],
    ...more,
  }
}

test('a case that failed far more often is told with the chance of it', () => {
  expect(tellDifferences([[played(5), played(20)]])).toEqual([
    'Refund › is polite: 20 of 20 attempts passed before, 5 of 20 now: worse than chance explains (Fisher’s exact test, Holm: p < 0.001)',
    'scenarios: 1 worse, 0 better (sign test: p = 0.500)',
  ])
})

test('a case that failed a little more often may be chance', () => {
  const [line] = tellDifferences([[played(18), played(20)]])
  expect(line).toMatch(/20 of 20 attempts passed before, 18 of 20 now: chance may explain it/u)
})

test('a case that failed less often is no cause for a line of its own', () => {
  expect(tellDifferences([[played(20), played(5)]])).toEqual([
    'scenarios: 0 worse, 1 better (sign test: p = 1.000)',
  ])
})

test('nothing is said of a case whose attempts stopped early, on either side', () => {
  const early = { rule: { ...WHOLE, stopEarly: true } }
  for (const [now, then] of [
    [played(5, early), played(20)],
    [played(5), played(20, early)],
    [played(5, { rule: undefined }), played(20)],
  ] as const) {
    expect(tellDifferences([[now, then]])).toEqual([expect.stringMatching(/^scenarios: 1 worse/u)])
  }
})

test('another definition is never counted', () => {
  expect(tellDifferences([[played(5, { fingerprint: 'other' }), played(20)]])).toEqual([])
  expect(tellDifferences([[played(5, { fingerprint: null }), played(20)]])).toEqual([])
})

test('nothing is said where nothing differs', () => {
  expect(tellDifferences([[played(20), played(20)]])).toEqual([])
})
