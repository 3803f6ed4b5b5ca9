import type { PlannedCase } from '../../../src/verdict/planned-case.ts'
import type { RunOutcome } from '../../../src/verdict/run/outcome.ts'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import type { Policy } from '../../../src/options/rules.ts'
import { describe, expect, test } from 'vitest'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { judgeRun, notStarted, underFilter } from '../../../src/verdict/run/judge-run.ts'
import type { JudgedCase } from '../../../src/verdict/run/judge-run.ts'
import { aDefinition, aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { toldAll } from '../helpers/verdicts.ts'

const required = aDefinition({ id: 'req', name: 'Books a slot' })
const advisory = aDefinition({ id: 'adv', name: 'Is friendly', is_required: false })
const both = planCases({ state: 'launched', definitions: [required, advisory] })
const unasserted = planCases({ state: 'launched', definitions: [] })
const undefinedOnes = planCases({ state: 'launched', definitions: null })

const passes = (id: string): Fields => ({ assertion_id: id, status: 'PASSED' })
const fails = (id: string): Fields => ({ assertion_id: id, status: 'FAILED' })

interface Told {
  readonly status?: string
  readonly results?: readonly Fields[] | null
  /** The batch's copy; none by default. */
  readonly copy?: Fields
  readonly cases?: readonly PlannedCase[]
  readonly policy?: Partial<Policy>
}

/** The verdicts on a run whose status ends it. */
function judged({
  status = 'PASSED',
  results,
  copy,
  cases = both,
  policy,
}: Told): readonly JudgedCase[] {
  const run = aRun({ status, assertion_results: results ?? null })
  const batchCopy = copy === undefined ? null : aRun(copy)
  return judgeRun(cases, { state: 'finished', run, batchCopy }, { ...DEFAULT_POLICY, ...policy })
}

const verdicts = (told: Told): Readonly<Record<string, string>> => toldAll(judged(told))

/** The verdicts on a run of which something went wrong. */
function verdictsOf(outcome: RunOutcome): Readonly<Record<string, string>> {
  return toldAll(judgeRun(both, outcome, DEFAULT_POLICY))
}

describe('a run whose results say passed', () => {
  test('passes in every case where it is PASSED', () => {
    expect(verdicts({ results: [passes('req'), passes('adv')] })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'passed',
      'Is friendly': 'passed',
    })
  })

  test('passes in its assertions and fails itself where it is FAILED', () => {
    expect(verdicts({ status: 'FAILED', results: [passes('req'), passes('adv')] })).toEqual({
      'run completes': 'failed: Bland marked the run FAILED, but no required assertion failed',
      'Books a slot': 'passed',
      'Is friendly': 'passed',
    })
  })
})

describe('a required assertion that failed', () => {
  const results = [{ ...fails('req'), reasoning: 'No slot was named.' }, passes('adv')]

  test('fails, and explains a run that is FAILED', () => {
    expect(verdicts({ status: 'FAILED', results })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'failed: Bland marked it failed — No slot was named.',
      'Is friendly': 'passed',
    })
  })

  test('makes a run that is PASSED a contradiction, both sides named', () => {
    expect(verdicts({ status: 'PASSED', results })).toEqual({
      'run completes':
        'errored: Bland marked the run PASSED, but the required assertion “Books a slot” failed',
      'Books a slot': 'failed: Bland marked it failed — No slot was named.',
      'Is friendly': 'passed',
    })
  })
})

describe('an advisory assertion that failed', () => {
  const results = [passes('req'), { ...fails('adv'), reasoning: 'It was curt.' }]

  test.each([
    ['skip', 'skipped: advisory: Bland marked it failed — It was curt.'],
    ['fail', 'failed: advisory: Bland marked it failed — It was curt.'],
    ['pass', 'passed (advisory: Bland marked it failed — It was curt.)'],
  ] as const)('under the policy “%s” is %s', (policy, verdict) => {
    expect(verdicts({ results, policy: { advisory: policy } })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'passed',
      'Is friendly': verdict,
    })
  })

  test('is skipped by default', () => {
    expect(verdicts({ results })['Is friendly']).toMatch(/^skipped/)
  })

  test.each(['skip', 'fail', 'pass'] as const)(
    'does not explain a run that is FAILED, under the policy “%s”',
    (policy) => {
      const told = verdicts({ status: 'FAILED', results, policy: { advisory: policy } })
      expect(told['run completes']).toBe(
        'failed: Bland marked the run FAILED, but no required assertion failed',
      )
    },
  )
})

describe('an assertion without a determined result', () => {
  test('is errored where it is required, skipped where it is advisory', () => {
    expect(verdicts({ results: [] })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'errored: not evaluated: Bland returned no result for it',
      'Is friendly': 'skipped: not evaluated: Bland returned no result for it',
    })
  })

  test('is the same where the run has no list of results at all', () => {
    expect(verdicts({ results: null })).toEqual(verdicts({ results: [] }))
  })

  test.each(['skip', 'fail', 'pass'] as const)(
    'is never a pass, nor red where it is advisory, under the policy “%s”',
    (policy) => {
      const told = verdicts({ results: [passes('req')], policy: { advisory: policy } })
      expect(told['Is friendly']).toBe('skipped: not evaluated: Bland returned no result for it')
    },
  )

  test('tells of a status that nobody knows', () => {
    const results = [passes('req'), passes('adv')].map((one) => ({ ...one, status: 'COMPLETED' }))
    expect(verdicts({ results })).toEqual({
      'run completes': 'passed',
      'Books a slot': 'errored: not evaluated: its result has the unknown status "COMPLETED"',
      'Is friendly': 'skipped: not evaluated: its result has the unknown status "COMPLETED"',
    })
  })

  test('tells of a status that disagrees with the flag', () => {
    const torn = { assertion_id: 'req', status: 'PASSED', passed: false }
    expect(verdicts({ results: [torn, passes('adv')] })['Books a slot']).toBe(
      'errored: not evaluated: its result says status "PASSED" and passed: false',
    )
  })

  test('does not explain a run that is FAILED', () => {
    expect(verdicts({ status: 'FAILED', results: [passes('adv')] })).toEqual({
      'run completes': 'failed: Bland marked the run FAILED, but no required assertion failed',
      'Books a slot': 'errored: not evaluated: Bland returned no result for it',
      'Is friendly': 'passed',
    })
  })
})

describe('two assertions of one id', () => {
  const twins = [aDefinition({ id: 'a', name: 'Greets' }), aDefinition({ id: 'a', name: 'Books' })]
  const cases = planCases({ state: 'launched', definitions: twins })

  test('are not evaluated by one result', () => {
    const told =
      'errored: not evaluated: 2 assertions have the id a, and Bland returned 1 of their results'
    expect(verdicts({ cases, results: [passes('a')] })).toMatchObject({ Greets: told, Books: told })
  })

  test('pass where each has a result', () => {
    const passed = { 'run completes': 'passed', Greets: 'passed', Books: 'passed' }
    expect(verdicts({ cases, results: [passes('a'), passes('a')] })).toEqual(passed)
  })

  test('are one where they are the same, word for word', () => {
    const once = planCases({ state: 'launched', definitions: [required, { ...required }] })
    expect(once.map(({ title }) => title)).toEqual(['run completes', 'Books a slot'])
  })
})

describe('the batch’s copy of a run', () => {
  const results = [passes('req'), passes('adv')]

  test('changes nothing where it says the same', () => {
    expect(verdicts({ results, copy: { status: 'PASSED', assertion_results: results } })).toEqual(
      verdicts({ results }),
    )
  })

  test('makes an assertion undetermined of which it says the opposite', () => {
    const copy = { status: 'PASSED', assertion_results: [fails('req')] }
    expect(verdicts({ results, copy })['Books a slot']).toBe(
      "errored: not evaluated: the run says passed, Bland's batch says failed",
    )
  })

  test('makes an assertion undetermined of which it alone has a result', () => {
    const copy = { status: 'PASSED', assertion_results: results }
    expect(verdicts({ results: [passes('adv')], copy })['Books a slot']).toBe(
      "errored: not evaluated: Bland's batch has a result for it, the run itself has none",
    )
  })

  test('makes the run errored whose end it tells otherwise', () => {
    expect(verdicts({ results, copy: { status: 'FAILED' } })['run completes']).toBe(
      "errored: the run says PASSED, Bland's batch says FAILED",
    )
  })

  test.each(['RUNNING', 'COMPLETED', null])('may lag behind with the status %j', (status) => {
    expect(verdicts({ results, copy: { status } })['run completes']).toBe('passed')
  })
})

describe('a result that no planned case owns, of an advisory assertion', () => {
  const stranger = {
    assertion_id: 'late',
    status: 'FAILED',
    assertion: { name: 'Says goodbye', is_required: false },
  }
  const reason =
    'advisory: “Says goodbye”, which the scenario did not define when the suite was planned, failed: Bland marked it failed'

  function runCase(status: string, policy: Partial<Policy> = {}): string | undefined {
    return verdicts({ status, results: [stranger], cases: unasserted, policy })['run completes']
  }

  test('is a note, if it failed', () => {
    expect(runCase('PASSED')).toBe(`passed (${reason})`)
  })

  test('fails, if the policy says so', () => {
    expect(runCase('PASSED', { advisory: 'fail' })).toMatch(/^failed: “Says goodbye”/)
  })

  test('does not explain a run that is FAILED', () => {
    expect(runCase('FAILED')).toBe(
      'failed: Bland marked the run FAILED, but no required assertion failed',
    )
  })
})

test('what cannot be read where no verdict lies is a note', () => {
  const run = aRun({ turn_count: { of: 3 }, variables_extracted: 'none' })
  const [first] = judgeRun(unasserted, { state: 'finished', run, batchCopy: null }, DEFAULT_POLICY)
  expect(toldAll(first === undefined ? [] : [first])['run completes']).toMatch(
    /^passed \(.*cannot be read as .*turn_count.*\)$/,
  )
})

describe('a result that no planned case owns', () => {
  const own = [passes('req'), passes('adv')]

  test('fails the run where it failed', () => {
    const stranger = { assertion_id: 'new', name: 'Says goodbye', status: 'FAILED' }
    expect(verdicts({ results: [...own, stranger] })).toEqual({
      'run completes':
        'failed: “Says goodbye”, which the scenario did not define when the suite was planned, failed: Bland marked it failed',
      'Books a slot': 'passed',
      'Is friendly': 'passed',
    })
  })

  test('explains a run that is FAILED where it failed', () => {
    const stranger = { assertion_id: 'new', name: 'Says goodbye', status: 'FAILED' }
    expect(verdicts({ status: 'FAILED', results: [...own, stranger] })['run completes']).toMatch(
      /^failed: “Says goodbye”/,
    )
  })

  test('makes the run errored where it is undetermined', () => {
    const stranger = { assertion_id: 'new', name: 'Says goodbye' }
    expect(verdicts({ results: [...own, stranger] })['run completes']).toBe(
      'errored: “Says goodbye”, which no planned case owns: its result says neither passed nor failed',
    )
  })

  test('is a note on the run where it passed', () => {
    const stranger = { assertion_id: '0123456789ab', status: 'PASSED' }
    expect(verdicts({ results: [...own, stranger] })['run completes']).toBe(
      'passed (assertion 01234567 passed, though no planned case owns it)',
    )
  })

  test('is one that has no id', () => {
    expect(verdicts({ results: [...own, { status: 'FAILED' }] })['run completes']).toMatch(
      /^failed: an unnamed assertion/,
    )
  })

  test('stands as evidence at the run’s own case', () => {
    const stranger = { assertion_id: 'new', status: 'FAILED' }
    const [run] = judged({ results: [...own, stranger] })
    expect(run?.results.map(({ assertionId }) => assertionId)).toEqual(['new'])
  })

  test('is named with every other one', () => {
    const strangers = [
      { assertion_id: 'new', name: 'Says goodbye', status: 'PASSED' },
      { assertion_id: 'other', name: 'Says hello', status: 'PASSED' },
    ]
    expect(verdicts({ results: [...own, ...strangers] })['run completes']).toBe(
      'passed (“Says goodbye” passed, though no planned case owns it; “Says hello” passed, though no planned case owns it)',
    )
  })
})

describe('a run of a scenario that asserts nothing', () => {
  test('passes with a note where it is PASSED', () => {
    expect(verdicts({ cases: unasserted })).toEqual({
      'run completes': "passed (Bland's verdict alone: the scenario asserts nothing)",
    })
  })

  test('fails under the policy “fail”', () => {
    expect(verdicts({ cases: unasserted, policy: { unasserted: 'fail' } })).toEqual({
      'run completes': "failed: Bland's verdict alone: the scenario asserts nothing",
    })
  })

  test('fails where it is FAILED', () => {
    expect(verdicts({ cases: unasserted, status: 'FAILED' })).toEqual({
      'run completes': 'failed: Bland marked the run FAILED, but no required assertion failed',
    })
  })

  test('is no longer one where a result came all the same', () => {
    const told = verdicts({
      cases: unasserted,
      results: [passes('new')],
      policy: { unasserted: 'fail' },
    })
    expect(told['run completes']).toMatch(/^passed \(assertion new passed/)
  })
})

describe('the case for all assertions', () => {
  const cases = undefinedOnes
  const names = [
    { assertion_id: 'a', name: 'Polite' },
    { assertion_id: 'b', name: 'Brief' },
  ]
  const withStatus = (...statuses: readonly (string | null)[]): readonly Fields[] =>
    names.map((name, index) => ({ ...name, status: statuses[index] ?? null }))

  test('passes where every result passed', () => {
    expect(verdicts({ cases, results: withStatus('PASSED', 'PASSED') })).toEqual({
      'run completes': 'passed',
      'all assertions pass': 'passed',
    })
  })

  test('names those that failed, and explains a run that is FAILED', () => {
    expect(verdicts({ cases, status: 'FAILED', results: withStatus('PASSED', 'FAILED') })).toEqual({
      'run completes': 'passed',
      'all assertions pass': 'failed: 1 of 2 failed: “Brief”: Bland marked it failed',
    })
  })

  test('contradicts a run that is PASSED where one failed', () => {
    const told = verdicts({ cases, results: withStatus('FAILED', 'PASSED') })
    expect(told['run completes']).toBe(
      'errored: Bland marked the run PASSED, but the required assertion “all assertions pass” failed',
    )
  })

  test('is errored where one is undetermined', () => {
    expect(verdicts({ cases, results: withStatus('PASSED', null) })['all assertions pass']).toBe(
      'errored: not evaluated: “Brief”: its result says neither passed nor failed',
    )
  })

  test('fails where one failed and another is undetermined', () => {
    const told = verdicts({ cases, status: 'FAILED', results: withStatus('FAILED', null) })
    expect(told['all assertions pass']).toBe(
      'failed: 1 of 2 failed: “Polite”: Bland marked it failed',
    )
  })

  test('is errored where there are no results', () => {
    expect(verdicts({ cases, results: [] })['all assertions pass']).toBe(
      'errored: not evaluated: Bland returned no results, and the definitions cannot be read',
    )
  })

  test('owns every result, so none is a stranger', () => {
    expect(verdicts({ cases, results: withStatus('PASSED', 'PASSED') })['run completes']).toBe(
      'passed',
    )
  })
})

describe('a run that nothing can be concluded from', () => {
  const results = [passes('req'), passes('adv')]
  const finished = (fields: Fields): RunOutcome => ({
    state: 'finished',
    run: aRun({ assertion_results: results, ...fields }),
    batchCopy: null,
  })

  test('is errored with Bland’s words where it ended with ERROR', () => {
    const outcome = finished({ status: 'ERROR', error_message: 'Invalid start_node_id' })
    expect(verdictsOf(outcome)).toEqual({
      'run completes': 'errored: run ended with ERROR: Invalid start_node_id',
      'Books a slot': 'skipped: run ended with ERROR',
      'Is friendly': 'skipped: run ended with ERROR',
    })
  })

  test.each([null, '', '  '])('is errored without words where the message is %j', (message) => {
    expect(verdictsOf(finished({ status: 'ERROR', error_message: message }))['run completes']).toBe(
      'errored: run ended with ERROR, without saying why',
    )
  })

  test.each(['CANCELLED', 'CANCELED', ' cancelled '])('fails where it is %j', (status) => {
    expect(verdictsOf(finished({ status }))).toEqual({
      'run completes': 'failed: run was cancelled',
      'Books a slot': 'skipped: run was cancelled',
      'Is friendly': 'skipped: run was cancelled',
    })
  })

  test('is errored with the last status and the time waited where it did not finish', () => {
    const run = aRun({ status: 'RUNNING', assertion_results: results })
    expect(verdictsOf({ state: 'unfinished', run, lastStatus: 'RUNNING', waited: 61_400 })).toEqual(
      {
        'run completes': 'errored: run did not finish: status RUNNING after 61 s',
        'Books a slot': 'skipped: run did not finish: status RUNNING after 61 s',
        'Is friendly': 'skipped: run did not finish: status RUNNING after 61 s',
      },
    )
  })

  test('is errored where its status was never one that we know, whatever its results', () => {
    const run = aRun({ status: 'COMPLETED', assertion_results: results })
    const outcome = { state: 'unfinished', run, lastStatus: 'COMPLETED', waited: 30_000 } as const
    expect(verdictsOf(outcome)['run completes']).toBe(
      'errored: run did not finish: status COMPLETED after 30 s',
    )
  })

  test('is errored without a status where none was seen', () => {
    const outcome = { state: 'unfinished', run: null, lastStatus: null, waited: 0 } as const
    expect(verdictsOf(outcome)['run completes']).toBe(
      'errored: run did not finish: no status after 0 s',
    )
  })

  test('is errored where the batch has no run of the scenario', () => {
    expect(verdictsOf({ state: 'absent', hint: null })).toEqual({
      'run completes': 'errored: Bland returned no run for this scenario',
      'Books a slot': 'skipped: Bland returned no run for this scenario',
      'Is friendly': 'skipped: Bland returned no run for this scenario',
    })
  })

  test('tells why it may be absent', () => {
    expect(verdictsOf({ state: 'absent', hint: 'the batch is another one' })['run completes']).toBe(
      'errored: Bland returned no run for this scenario: the batch is another one',
    )
  })

  test('is errored where it cannot be read', () => {
    expect(verdictsOf({ state: 'unreadable', run: null, reason: 'HTTP 403' })).toEqual({
      'run completes': 'errored: HTTP 403',
      'Books a slot': 'skipped: HTTP 403',
      'Is friendly': 'skipped: HTTP 403',
    })
  })
})

/** What a filter that selects these titles leaves. */
function filtered(
  all: readonly JudgedCase[],
  ...titles: readonly string[]
): Readonly<Record<string, string>> {
  return toldAll(underFilter(all, ({ title }) => titles.includes(title)))
}

describe('a filter', () => {
  const results = [passes('req'), passes('adv')]
  const deadRuns: readonly (readonly [string, readonly JudgedCase[], string])[] = [
    [
      'is FAILED without a failed assertion',
      judged({ status: 'FAILED', results }),
      'failed: Bland marked the run FAILED, but no required assertion failed',
    ],
    [
      'ended with ERROR',
      judged({ status: 'ERROR', results }),
      'errored: run ended with ERROR, without saying why',
    ],
    ['was cancelled', judged({ status: 'CANCELLED', results }), 'failed: run was cancelled'],
    [
      'has a failed result that no case owns',
      judged({ results: [...results, fails('new')] }),
      'failed: assertion new, which the scenario did not define when the suite was planned, failed: Bland marked it failed',
    ],
    [
      'has an undetermined result that no case owns',
      judged({ results: [...results, { assertion_id: 'new' }] }),
      'errored: assertion new, which no planned case owns: its result says neither passed nor failed',
    ],
    [
      'ended otherwise in the batch’s copy',
      judged({ results, copy: { status: 'ERROR' } }),
      "errored: the run says PASSED, Bland's batch says ERROR",
    ],
    [
      'has a status that nobody knows',
      judgeRun(
        both,
        { state: 'unfinished', run: null, lastStatus: 'COMPLETE', waited: 5_000 },
        DEFAULT_POLICY,
      ),
      'errored: run did not finish: status COMPLETE after 5 s',
    ],
    [
      'is absent',
      judgeRun(both, { state: 'absent', hint: null }, DEFAULT_POLICY),
      'errored: Bland returned no run for this scenario',
    ],
    [
      'cannot be read',
      judgeRun(both, { state: 'unreadable', run: null, reason: 'HTTP 500' }, DEFAULT_POLICY),
      'errored: HTTP 500',
    ],
  ]

  test.each(deadRuns)('shows at the first selected case that the run %s', (_what, all, verdict) => {
    expect(filtered(all, 'Is friendly')).toEqual({ 'Is friendly': verdict })
  })

  test('shows the contradiction of a run that is PASSED at an assertion that passed', () => {
    const all = judged({ results: [fails('req'), passes('adv')] })
    expect(filtered(all, 'Is friendly')).toEqual({
      'Is friendly':
        'errored: Bland marked the run PASSED, but the required assertion “Books a slot” failed',
    })
  })

  test('shows the run’s verdict once', () => {
    const all = judged({ status: 'CANCELLED' })
    expect(filtered(all, 'Books a slot', 'Is friendly')).toEqual({
      'Books a slot': 'failed: run was cancelled',
      'Is friendly': 'skipped: run was cancelled',
    })
  })

  test('shows the worse of the run’s verdict and the case’s own', () => {
    const all = judged({ status: 'FAILED', results: [passes('adv')] })
    expect(filtered(all, 'Books a slot')).toEqual({
      'Books a slot': 'errored: not evaluated: Bland returned no result for it',
    })
  })

  test('shows both where the case is as bad as the run', () => {
    const all = judged({
      status: 'FAILED',
      results: [fails('req'), passes('adv'), fails('new')],
    })
    expect(filtered(all, 'Books a slot')).toEqual({
      'Books a slot':
        'failed: assertion new, which the scenario did not define when the suite was planned, failed: Bland marked it failed; Bland marked it failed',
    })
  })

  test('changes no verdict where the run’s own case is selected', () => {
    const all = judged({ status: 'CANCELLED' })
    expect(filtered(all, 'run completes', 'Is friendly')).toEqual({
      'run completes': 'failed: run was cancelled',
      'Is friendly': 'skipped: run was cancelled',
    })
  })

  test('changes no verdict where the run’s own case passed', () => {
    const all = judged({ status: 'FAILED', results: [fails('req'), passes('adv')] })
    expect(filtered(all, 'Is friendly')).toEqual({ 'Is friendly': 'passed' })
  })

  test('that selects nothing leaves nothing', () => {
    expect(filtered(judged({ status: 'ERROR' }), 'Is brief')).toEqual({})
  })
})

describe('where nothing could start', () => {
  test('the first case is errored and the others are skipped', () => {
    expect(toldAll(notStarted(both, 'HTTP 401', true))).toEqual({
      'run completes': 'errored: HTTP 401',
      'Books a slot': 'skipped: HTTP 401',
      'Is friendly': 'skipped: HTTP 401',
    })
  })

  test('every case of the further scenarios is skipped', () => {
    expect(toldAll(notStarted(both, 'HTTP 401', false))).toEqual({
      'run completes': 'skipped: HTTP 401',
      'Books a slot': 'skipped: HTTP 401',
      'Is friendly': 'skipped: HTTP 401',
    })
  })
})
