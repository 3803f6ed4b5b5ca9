import { expect, test } from 'vitest'
import { failureTexts, settleCase } from '../../../src/runner/worker/settle-case.ts'
import { aRun } from '../helpers/bodies.ts'

const key = { kind: 'check', id: '1', title: 'is calm' } as const
const run = aRun({})

/** Vitest takes note of who asks for its `expect`. */
function noExpect(): never {
  throw new Error('only a check asks for it')
}

function noErrors(): readonly Error[] {
  return []
}

/** Settles the second of two checks. */
function settle(body: () => unknown, softErrors = noErrors) {
  const checks = [() => 0, body].map((one) => {
    return { title: 'is calm', only: null, timeout: 1_000, body: one }
  })
  return settleCase(
    key,
    { cases: [], run, batchId: null },
    { checks, expect: () => expect, softErrors },
  )
}

test('a case that was judged is as it is recorded, whatever checks there are', async () => {
  const record = {
    ...key,
    verdict: 'skipped',
    reason: 'run ended with ERROR',
    note: null,
    assertion: null,
    evidence: [],
  } as const
  const settled = await settleCase(
    key,
    { cases: [record], run, batchId: null },
    { checks: [], expect: noExpect, softErrors: noErrors },
  )
  expect(settled).toEqual({ record, isCheck: false, thrown: null, soft: [] })
})

test('a check runs when its case is settled, and what it throws is recorded', async () => {
  expect(await settle(() => 0)).toMatchObject({ isCheck: true, record: { verdict: 'passed' } })
  const thrown = new Error('it shouts')
  const failed = await settle(() => {
    throw thrown
  })
  expect(failed).toMatchObject({
    isCheck: true,
    thrown,
    record: { ...key, verdict: 'failed', reason: 'it shouts' },
  })
})

test('what a soft expectation found fails the record, after what was thrown', async () => {
  const soft = [new Error('it sighs'), new Error('it shouts')]
  expect(
    await settle(
      () => 0,
      () => soft,
    ),
  ).toMatchObject({
    soft,
    thrown: null,
    record: { verdict: 'failed', reason: 'it sighs' },
  })
  const both = await settle(
    () => Promise.reject(new Error('it hangs up')),
    () => soft,
  )
  expect(both).toMatchObject({ soft, record: { verdict: 'failed', reason: 'it hangs up' } })
})

test('a case that nobody judged is errored, and so is a check without a run', async () => {
  const tools = { checks: [], expect: noExpect, softErrors: noErrors }
  const unknown = { kind: 'assertion', id: 'a1', title: 'Books' } as const
  const check = { title: 'is calm', only: null, timeout: 1_000, body: () => 0 }
  const settled = await Promise.all([
    settleCase(unknown, { cases: [], run, batchId: null }, tools),
    settleCase(key, { cases: [], run: null, batchId: null }, { ...tools, checks: [check, check] }),
  ])
  for (const { record, isCheck } of settled) {
    expect([isCheck, record.verdict, record.reason]).toEqual([
      false,
      'errored',
      'the case has no verdict',
    ])
  }
})

test('a failure has a line that reads well alone, and details below it', async () => {
  const { record } = await settle(() => Promise.reject(new Error('it shouts')))
  expect(failureTexts(record, { run, batchId: 'b1' })).toEqual({
    line: 'it shouts',
    details: expect.stringContaining(`Bland: run ${run.id}, batch b1`),
  })
})

test('the details of a failure repeat nothing that its line has whole', () => {
  const record = {
    ...key,
    kind: 'assertion',
    verdict: 'failed',
    reason: 'expected: calm — It shouts.',
    note: null,
    assertion: null,
    evidence: [
      { label: 'Expected', text: 'calm' },
      { label: 'Reasoning', text: 'It shouts.' },
      { label: 'Score', text: '0.40' },
    ],
  } as const
  expect(failureTexts(record, { run: null, batchId: null }).details).toBe('Score: 0.40')
})

test('the details of a failure leave out what its line says, but never what only failing attempts did', () => {
  const evidence = [
    { label: 'Reasoning', text: 'No refund was offered.' },
    { label: 'Only passing attempts visited', text: 'refund', isOfAttempts: true as const },
  ]
  const one = {
    ...key,
    verdict: 'failed',
    reason: '1 of 3 passed, 2 needed: No refund was offered.',
    note: null,
    assertion: null,
    evidence,
  } as const
  const { details } = failureTexts(one, { run, batchId: null })
  expect(details).toContain('Only passing attempts visited: refund')
  expect(details).not.toContain('No refund was offered.')
})
