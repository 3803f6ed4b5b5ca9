import { keyed } from '../../../src/verdict/planned-case.ts'
import type { CaseDraft } from '../../../src/verdict/planned-case.ts'
import { describe, expect, test } from 'vitest'
import { judgeBatch } from '../../../src/verdict/batch/judge-batch.ts'
import type { BatchOutcome } from '../../../src/verdict/batch/judge-batch.ts'
import { because, PASSED } from '../../../src/verdict/verdict.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import type { JudgedCase } from '../../../src/verdict/run/judge-run.ts'
import type { SeenScenario } from '../../../src/verdict/batch/seen.ts'
import { aResult, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { told } from '../helpers/verdicts.ts'

/** Runs r1, r2 … of the scenarios s1, s2 …, with these statuses. */
function runs(...statuses: readonly (string | null)[]): BatchOutcome['runs'] {
  return statuses.map((status, index) =>
    aRun({ id: `r${index + 1}`, scenario_id: `s${index + 1}`, status }),
  )
}

/** A run of s1 that passed, with one result. */
function withResult(result: Fields, fields: Fields = {}): BatchOutcome['runs'][number] {
  const assertion_results = [{ assertion_id: 'a1', ...result }]
  return aRun({ id: 'r1', scenario_id: 's1', assertion_results, ...fields })
}

/** A scenario whose run r1 has ended, with one case of its own. */
function seenAs(
  word: Verdict,
  draft: CaseDraft = { kind: 'run', title: 'run completes' },
  results: JudgedCase['results'] = [],
): SeenScenario {
  const outcome = {
    state: 'unfinished',
    run: aRun({ id: 'r1' }),
    lastStatus: null,
    waited: 0,
  } as const
  return {
    title: 'Refund',
    scenarioId: 's1',
    outcome,
    cases: keyed([draft]).map((planned) => ({ planned, verdict: word, results })),
  }
}

const WRONG = because('failed', 'wrong')
const SLOW = {
  kind: 'gate',
  title: 'at most 3 turns',
  gate: { measure: 'turns', bound: 3 },
} as const
const ADVISORY = {
  kind: 'assertion',
  title: 'Is friendly',
  assertion: { id: 'a1', type: 'LLM_JUDGE', config: {}, required: false },
} as const

/** The verdict on a batch of which two runs passed, but for what is given. */
function verdict(given: Partial<BatchOutcome>, seen: readonly SeenScenario[] = []): string {
  const known = { id: 'batch-1', status: 'PASSED', totalCount: null, requested: null, begun: null }
  const counters = { totalScenarios: null, passedScenarios: null, failedScenarios: null }
  const sights = { runs: runs('PASSED', 'PASSED'), reread: new Map(), unplanned: [] }
  const batch: BatchOutcome = { ...known, ...counters, ...sights, ...given }
  return told(judgeBatch(batch, seen))
}

describe('a batch that is PASSED', () => {
  test('passes where every run is', () => {
    expect(verdict({})).toBe('passed')
  })

  test.each(['FAILED', 'ERROR', 'CANCELLED', 'RUNNING', 'COMPLETED'])(
    'is errored where a run is %s',
    (status) => {
      expect(verdict({ runs: runs('PASSED', status) })).toBe(
        `errored: Bland marked the batch PASSED, but its run r2 has ${status}`,
      )
    },
  )

  test('is errored where a run has no status', () => {
    expect(verdict({ runs: runs('PASSED', null) })).toBe(
      'errored: Bland marked the batch PASSED, but its run r2 has no status',
    )
  })

  test('is errored where it has no runs', () => {
    expect(verdict({ runs: [] })).toBe('errored: Bland marked the batch PASSED, but it has no runs')
  })

  test('is not explained away by a red case', () => {
    expect(verdict({ runs: runs('FAILED') }, [seenAs(WRONG)])).toMatch(/^errored/)
  })
})

describe.each(['FAILED', 'ERROR', 'CANCELLED', 'CANCELED'])('a batch that is %s', (status) => {
  test('is errored where nothing explains it', () => {
    expect(verdict({ status })).toBe(
      `errored: Bland marked the batch ${status}, but nothing in its runs explains it`,
    )
  })

  test('is explained by a run that ended so', () => {
    expect(verdict({ status, runs: runs('PASSED', status) })).toBe('passed')
  })

  test('is not explained by an undetermined result', () => {
    expect(verdict({ status, runs: [withResult({})] })).toMatch(/nothing in its runs/)
  })
})

describe('a batch that is FAILED', () => {
  const status = 'FAILED'

  test.each(['failed', 'errored'] as const)('is explained by a run that is %s', (word) => {
    expect(verdict({ status }, [seenAs(because(word, 'wrong'))])).toBe('passed')
  })

  test('is explained by an advisory assertion that failed, skipped or not', () => {
    const result = { assertionId: 'a1', verdict: 'failed', doubt: null, result: aResult() } as const
    const skipped = seenAs(because('skipped', 'advisory'), ADVISORY, [result])
    const passed = seenAs({ verdict: 'passed', note: 'advisory' }, ADVISORY, [result])
    expect(verdict({ status }, [skipped])).toBe('passed')
    expect(verdict({ status }, [passed])).toBe('passed')
  })

  test.each(['FAILED', 'ERROR', 'CANCELLED'])(
    'is explained by a %s run that a filter left out',
    (word) => {
      expect(verdict({ status, runs: runs('PASSED', word) })).toBe('passed')
    },
  )

  test('is not explained by a run that was judged, and is not red', () => {
    expect(verdict({ status, runs: runs('FAILED', 'PASSED') }, [seenAs(PASSED)])).toMatch(
      /nothing in its runs/,
    )
  })

  test('is not explained by a result that nobody planned of a run that passed', () => {
    expect(verdict({ status, runs: [withResult({ passed: false })] })).toMatch(
      /nothing in its runs/,
    )
  })

  test.each([SLOW, { kind: 'check', title: 'never sighs', check: 0 }] as const)(
    'is not explained by a $kind of ours',
    (planned) => {
      expect(verdict({ status }, [seenAs(WRONG, planned)])).toMatch(/nothing in its runs/)
    },
  )

  test('is not explained by a skipped case', () => {
    expect(verdict({ status }, [seenAs(because('skipped', 'no result'), ADVISORY)])).toMatch(
      /nothing in its runs/,
    )
  })
})

describe.each([
  ['ERROR', 'FAILED'],
  ['ERROR', 'CANCELLED'],
  ['CANCELLED', 'FAILED'],
  ['CANCELLED', 'ERROR'],
])('a batch that is %s', (status, other) => {
  test(`is not explained by a run that is ${other}`, () => {
    const batch = { status, runs: runs('PASSED', other) }
    expect(verdict(batch, [seenAs(WRONG)])).toMatch(/nothing in its runs/)
  })
})

describe('a batch of any other status', () => {
  test.each(['RUNNING', 'PENDING', 'QUEUED', 'IN_PROGRESS', 'COMPLETED', 'PARTIAL', ''])(
    'is errored as %j, whatever its runs say',
    (status) => {
      expect(verdict({ status })).toBe(`errored: the batch did not finish: status ${status}`)
    },
  )
})

describe('a batch whose status cannot be read', () => {
  test('passes where every run passed', () => {
    expect(verdict({ status: null })).toBe('passed')
  })

  test('passes where a run failed, as that run is shown', () => {
    expect(verdict({ status: null, runs: runs('PASSED', 'FAILED') })).toBe('passed')
  })

  test('is errored where a run is not over', () => {
    expect(verdict({ status: null, runs: runs('PASSED', 'RUNNING') })).toBe(
      'errored: the batch did not finish: run r2 has RUNNING',
    )
  })

  test('is errored where a run has a status that nobody knows', () => {
    expect(verdict({ status: null, runs: runs('COMPLETED') })).toBe(
      'errored: the batch did not finish: run r1 has COMPLETED',
    )
  })

  test('is errored where a run has no status', () => {
    expect(verdict({ status: null, runs: runs(null) })).toBe(
      'errored: the batch did not finish: run r1 has no status',
    )
  })

  test('is errored where it has no runs', () => {
    expect(verdict({ status: null, runs: [] })).toBe('errored: the batch has no runs')
  })

  test('is errored where the list says that there are more runs', () => {
    expect(verdict({ status: null, totalCount: 3 })).toBe(
      'errored: the batch says total_count 3, but 2 were seen',
    )
  })

  test('passes where the list says as many runs as were seen', () => {
    expect(verdict({ status: null, totalCount: 2 })).toBe('passed')
  })
})

describe('the counters of a batch', () => {
  test('pass where they agree with the runs', () => {
    const counters = { totalScenarios: 2, passedScenarios: 2, failedScenarios: 0 }
    expect(verdict(counters)).toBe('passed')
  })

  test.each([
    [{ totalScenarios: 3 }, 'total_scenarios 3, but 2 were seen'],
    [{ totalScenarios: 1 }, 'total_scenarios 1, but 2 were seen'],
    [{ failedScenarios: 1 }, 'failed_scenarios 1, but 0 were seen'],
    [{ passedScenarios: 1 }, 'passed_scenarios 1, but 2 were seen'],
    [{ passedScenarios: 3 }, 'passed_scenarios 3, but 2 were seen'],
    [{ failedScenarios: -1 }, 'failed_scenarios -1, but 0 were seen'],
  ])('are errored as %j', (counters, why) => {
    expect(verdict(counters)).toBe(`errored: the batch says ${why}`)
  })

  test.each([1, 2])('may count %s for two runs of one scenario', (totalScenarios) => {
    const twice = runs('PASSED', 'PASSED').map((run) => ({ ...run, scenario_id: 's1' }))
    expect(verdict({ runs: twice, totalScenarios })).toBe('passed')
  })

  test.each([0, 1])('may count %s failed for a run that ended with ERROR', (failedScenarios) => {
    const batch = { status: 'ERROR', runs: runs('PASSED', 'ERROR'), failedScenarios }
    expect(verdict({ ...batch, passedScenarios: 1 })).toBe('passed')
  })

  test('are errored where more failed than could have', () => {
    const batch = { status: 'ERROR', runs: runs('PASSED', 'ERROR'), failedScenarios: 2 }
    expect(verdict(batch)).toBe('errored: the batch says failed_scenarios 2, but 0 to 1 were seen')
  })

  test.each([
    { passedScenarios: 1, failedScenarios: 0 },
    { passedScenarios: 0, failedScenarios: 1 },
  ])('may count a run with a failed advisory result either way: %j', (counters) => {
    expect(verdict({ runs: [withResult({ passed: false })], ...counters })).toBe('passed')
  })

  test('are errored where they count one run both ways', () => {
    const counters = { passedScenarios: 1, failedScenarios: 1 }
    expect(verdict({ runs: [withResult({ passed: false })], ...counters })).toMatch(/^errored/)
  })

  test('are all named where several disagree', () => {
    expect(verdict({ totalScenarios: 3, passedScenarios: 3 })).toBe(
      'errored: the batch says total_scenarios 3, but 2 were seen; the batch says passed_scenarios 3, but 2 were seen',
    )
  })
})

describe('the runs of a batch', () => {
  const [first, second] = runs('PASSED', 'PASSED')
  if (first === undefined || second === undefined) throw new TypeError('two runs were made')

  test('pass where they are those that were asked for', () => {
    expect(verdict({ requested: ['s1', 's2'] })).toBe('passed')
  })

  test('are errored where one is of a scenario that was not requested', () => {
    expect(verdict({ requested: ['s1'] })).toBe(
      'errored: the batch has run r2 of a scenario that was not requested',
    )
  })

  test('are errored where a scenario that was asked for has none', () => {
    expect(verdict({ requested: ['s1', 's2', 's3'] })).toBe(
      'errored: the batch has no run of scenario s3, which was requested',
    )
  })

  test('are errored where one was not there when the suite was planned', () => {
    const late = aRun({ id: 'r2', scenario_id: 's2', scenario: { name: 'Refund' } })
    expect(verdict({ unplanned: [late] })).toBe(
      'errored: run r2 of “Refund” joined the batch after the suite was planned',
    )
  })

  test('are named as far as five of a kind', () => {
    const unplanned = Array.from({ length: 7 }, (_, at) => aRun({ id: `late-${at}` }))
    expect(verdict({ unplanned })).toMatch(/late-4 joined .*; and 2 more of this kind$/u)
  })

  test('pass where they are those that the launch began', () => {
    expect(verdict({ begun: ['r1', 'r2'] })).toBe('passed')
    expect(verdict({ begun: ['r2'] })).toBe('passed')
  })

  test('are errored where the launch began another one', () => {
    expect(verdict({ begun: ['r1', 'r9'] })).toBe(
      'errored: Bland started run r9, but the batch does not contain it',
    )
  })

  test('are errored where one says that it is of another batch', () => {
    expect(verdict({ runs: [first, { ...second, batch_id: 'b2' }] })).toBe(
      'errored: run r2 belongs to another batch, b2',
    )
  })

  test('are errored where one tells no scenario', () => {
    const nameless = { ...second, scenario_id: null }
    expect(verdict({ runs: [first, nameless], requested: ['s1', 's2'] })).toBe(
      'errored: the batch has run r2 of a scenario that was not requested; the batch has no run of scenario s2, which was requested',
    )
  })

  test('may be of any scenario where somebody else asked', () => {
    expect(verdict({ requested: null })).toBe('passed')
  })

  test('are errored where one is listed twice', () => {
    expect(verdict({ runs: [first, second, first] })).toBe('errored: the batch lists run r1 twice')
  })

  test('are errored where a scenario was played twice though it was asked for once', () => {
    const again = { ...second, scenario_id: 's1' }
    expect(verdict({ runs: [first, again], requested: ['s1'] })).toBe(
      'errored: the batch played scenario s1 more than once',
    )
  })

  test('may be several of one scenario where somebody else asked', () => {
    expect(verdict({ runs: [first, { ...second, scenario_id: 's1' }] })).toBe('passed')
  })
})
