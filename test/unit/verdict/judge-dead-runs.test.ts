/** Runs that nothing can be concluded from, with and without a filter, and where nothing could start. */
import type { RunOutcome } from '../../../src/verdict/run/outcome.ts'
import { DEFAULT_POLICY } from '../../../src/options/rules.ts'
import { describe, expect, test } from 'vitest'
import { judgeRun, notStarted, underFilter } from '../../../src/verdict/run/judge-run.ts'
import type { JudgedCase } from '../../../src/verdict/run/judge-run.ts'
import { aRun } from '../helpers/bodies.ts'
import type { Fields } from '../helpers/bodies.ts'
import { toldAll } from '../helpers/verdicts.ts'
import { both, passes, fails, judged } from './judged-runs.ts'

/** The verdicts on a run of which something went wrong. */
function verdictsOf(outcome: RunOutcome): Readonly<Record<string, string>> {
  return toldAll(judgeRun(both, outcome, DEFAULT_POLICY))
}

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

  test.each([
    [true, 'judge-scored: Bland gave no assertion results; test it with `checks`'],
    [false, 'judge-scored: Bland gave no assertion results'],
  ])('is errored where only judges rate it, an agent: %j', (isAgents, reason) => {
    const run = aRun({ status: 'COMPLETE', assertion_results: results })
    expect(verdictsOf({ state: 'judge-scored', run, isAgents })).toEqual({
      'run completes': `errored: ${reason}`,
      'Books a slot': `skipped: ${reason}`,
      'Is friendly': `skipped: ${reason}`,
    })
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
      'errored: assertion new, which belongs to no planned case: its result says neither passed nor failed',
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
