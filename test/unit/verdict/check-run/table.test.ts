import { expect, it } from 'vitest'
import type { Verdict } from '../../../../src/verdict/verdict.ts'
import type { CheckOutcome } from '../../../../src/verdict/check-run/outcome.ts'
import { ended, MUST_AND_MAY, POLICY, verdictsOf } from './check-runs.ts'
import type { Body } from './check-runs.ts'

type Word = Verdict['verdict']

const must = { eval_agent_id: 'must', name: 'Judge must', required: true, passed: true }
const may = { eval_agent_id: 'may', name: 'Judge may', required: false, passed: true }
const stranger = { eval_agent_id: 'new', name: 'New', required: true, passed: true }
const passed: Body = { status: 'PASSED', overall_passed: true, verdicts: [must, may] }
const failed: Body = { ...passed, status: 'FAILED', overall_passed: false }
const missed = { ...must, passed: false }
const unscored = { ...must, passed: null }

/** What Bland said, and the verdicts of `run completes`, the required and the advisory judge. */
const rows: readonly (readonly [string, Body, readonly [Word, Word, Word]])[] = [
  ['all pass', passed, ['passed', 'passed', 'passed']],
  ['required false', { ...failed, verdicts: [missed, may] }, ['passed', 'failed', 'passed']],
  [
    'advisory false',
    { ...passed, verdicts: [must, { ...may, passed: false }] },
    ['passed', 'passed', 'skipped'],
  ],
  ['required null', { ...failed, verdicts: [unscored, may] }, ['passed', 'errored', 'passed']],
  ['required missing', { ...failed, verdicts: [may] }, ['passed', 'errored', 'passed']],
  ['advisory missing', { ...passed, verdicts: [must] }, ['passed', 'passed', 'skipped']],
  [
    'two that disagree',
    { ...failed, verdicts: [must, missed, may] },
    ['passed', 'errored', 'passed'],
  ],
  [
    'unreadable',
    { ...failed, verdicts: [{ ...must, passed: 'yes' }, may] },
    ['passed', 'errored', 'passed'],
  ],
  [
    'PASSED, required false',
    { ...passed, verdicts: [missed, may] },
    ['errored', 'failed', 'passed'],
  ],
  ['PASSED, overall false', { ...passed, overall_passed: false }, ['errored', 'passed', 'passed']],
  ['PASSED, overall missing', { ...passed, overall_passed: null }, ['errored', 'passed', 'passed']],
  ['FAILED, none missed', failed, ['errored', 'passed', 'passed']],
  [
    'FAILED, overall true',
    { ...failed, overall_passed: true, verdicts: [missed, may] },
    ['errored', 'failed', 'passed'],
  ],
  [
    'a stranger passed',
    { ...passed, verdicts: [must, may, stranger] },
    ['passed', 'passed', 'passed'],
  ],
  [
    'FAILED, a stranger missed',
    { ...failed, verdicts: [must, may, { ...stranger, passed: false }] },
    ['failed', 'passed', 'passed'],
  ],
  [
    'PASSED, a stranger missed',
    { ...passed, verdicts: [must, may, { ...stranger, passed: false }] },
    ['errored', 'passed', 'passed'],
  ],
  [
    'more names than verdicts',
    { ...passed, judge_names: ['a', 'b', 'c'] },
    ['errored', 'passed', 'passed'],
  ],
  [
    'a doubled verdict hides a named judge',
    { ...passed, verdicts: [must, must, may], judge_names: ['a', 'b', 'c'] },
    ['errored', 'passed', 'passed'],
  ],
  [
    'a missing advisory verdict hides a named judge',
    { ...passed, verdicts: [must], judge_names: ['a', 'b', 'c'] },
    ['errored', 'passed', 'skipped'],
  ],
  ['ERROR', { ...passed, status: 'ERROR' }, ['errored', 'skipped', 'skipped']],
  ['CANCELLED', { ...passed, status: 'CANCELLED' }, ['failed', 'skipped', 'skipped']],
  ['an unknown status', { ...passed, status: 'WEIRD' }, ['errored', 'skipped', 'skipped']],
]

it.each(rows)('judges a check run: %s', (_, body, words) => {
  const { completes, must: required, may: advisory } = verdictsOf(MUST_AND_MAY, ended(body), POLICY)
  expect([completes, required, advisory].map((one) => one?.verdict)).toEqual(words)
})

it('says that we cancelled a check run', () => {
  const outcome = ended({ ...passed, status: 'CANCELLED' }, 'the deadline passed')
  expect(verdictsOf(MUST_AND_MAY, outcome, POLICY)['completes']).toEqual({
    verdict: 'errored',
    reason: 'bland-suite cancelled the check run: the deadline passed',
  })
})

it('passes without a required judge only with a note, or fails by policy', () => {
  const judges = [{ id: 'may', required: false }]
  const outcome = ended({ ...passed, verdicts: [may] })
  expect(verdictsOf(judges, outcome, POLICY)['completes']).toEqual({
    verdict: 'passed',
    note: 'no judge is required',
  })
  const strict = verdictsOf(judges, outcome, { ...POLICY, unasserted: 'fail' })
  expect(strict['completes']?.verdict).toBe('failed')
})

const { run } = ended(passed)
const unusable: readonly (readonly [string, CheckOutcome, string])[] = [
  ['unreadable', { state: 'unreadable', run: null, reason: 'no id' }, 'no id'],
  [
    'unfinished',
    { state: 'unfinished', run, lastStatus: 'RUNNING', waited: 9000, hint: 'Attach to it.' },
    'check run did not finish: status RUNNING after 9 s. Attach to it.',
  ],
]

it.each(unusable)('errors a check run that is %s, and skips its judges', (_, outcome, reason) => {
  const verdicts = verdictsOf(MUST_AND_MAY, outcome, POLICY)
  expect(verdicts['completes']).toEqual({ verdict: 'errored', reason })
  expect([verdicts['must']?.verdict, verdicts['may']?.verdict]).toEqual(['skipped', 'skipped'])
})
